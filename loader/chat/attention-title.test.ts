// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TitleBadge } from './attention-title.ts';

let badge: TitleBadge;

beforeEach(() => {
  document.head.innerHTML = '<title>Hats  &amp; more</title>';
  badge = new TitleBadge();
});
afterEach(() => badge.clear());

const title = () => document.head.querySelector('title')?.textContent;
/** The browser tells of a change after the script that made it. */
const told = () => new Promise((resolve) => setTimeout(resolve));

it('puts a number before the title, and gives it back to the letter', async () => {
  badge.show(1);
  badge.show(2);
  expect(title()).toBe('(2) Hats  & more');
  await told();
  badge.clear();
  expect(title()).toBe('Hats  & more');
});

it('writes into the text that a framework holds on to', () => {
  const text = document.head.querySelector('title')?.firstChild;
  badge.show(1);
  expect(document.head.querySelector('title')?.firstChild).toBe(text);
});

it('counts on in another title that the page has put in its place', async () => {
  badge.show(1);
  document.head.innerHTML = '<title>Basket</title>';
  await told();
  expect(title()).toBe('(1) Basket');
  badge.show(2);
  badge.clear();
  expect(title()).toBe('Basket');
});

it('leaves the title to a page that puts it back at once, each time', async () => {
  let writes = 0;
  const stubborn = new MutationObserver(() => {
    if (title() === 'Mine' || writes++ > 1_000) return;
    document.title = 'Mine';
  });
  stubborn.observe(document.head, { childList: true, subtree: true, characterData: true });
  badge.show(1);
  await told();
  await told();
  expect(writes).toBeLessThan(30);
  expect(title()).toBe('Mine');
  stubborn.disconnect();
});

it('gives a page without a title none', () => {
  document.head.innerHTML = '';
  badge.show(1);
  expect(document.head.innerHTML).toBe('');
});
