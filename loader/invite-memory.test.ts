// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { memory } from './invite-memory.ts';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => vi.restoreAllMocks());

it('remembers for a session what is to be shown once a session', () => {
  expect(memory.isOver('session')).toBe(false);
  memory.shown('session');
  expect(memory.isOver('session')).toBe(true);
  sessionStorage.clear();
  expect(memory.isOver('session')).toBe(false);
});

it('remembers for good what is to be shown once a visitor', () => {
  memory.shown('visitor');
  sessionStorage.clear();
  expect(memory.isOver('visitor')).toBe(true);
});

it('remembers for good who has declined, whatever the tag says', () => {
  memory.declined();
  sessionStorage.clear();
  expect(memory.isOver('session')).toBe(true);
  expect(memory.isOver('visitor')).toBe(true);
});

it('remembers nothing in a page that has no storage, and does not fail there', () => {
  vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('refused', 'SecurityError');
  });
  vi.spyOn(window, 'sessionStorage', 'get').mockImplementation(() => {
    throw new DOMException('refused', 'SecurityError');
  });
  memory.shown('visitor');
  memory.declined();
  expect(memory.isOver('visitor')).toBe(false);
  expect(memory.isOver('session')).toBe(false);
});
