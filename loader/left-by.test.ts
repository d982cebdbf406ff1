// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { leftBy, toStandAgain } from './left-by.ts';
import type { Page } from './page.ts';

afterEach(() => document.documentElement.replaceChildren());

const script = (html: string): HTMLScriptElement => {
  const made = document.createElement('div');
  made.innerHTML = html;
  return made.firstElementChild as HTMLScriptElement;
};

describe('what another build has left', () => {
  it('is read from a page of today', () => {
    const call = { name: 'open', argument: undefined, listener: undefined, done: () => {} };
    const left = leftBy({ raw: { load: 'idle' }, script: null, calls: [call] } as unknown as Page);
    expect(left).toMatchObject({
      tag: { raw: { load: 'idle' } },
      calls: [call],
      isRunning: false,
      isGone: false,
    });
  });

  it('has the function that a site has given for the user token', () => {
    const argument = () => 'a token';
    const call = { name: 'identify', argument, listener: undefined, done: () => {} };
    expect(leftBy({ raw: {}, script: null, calls: [call] } as unknown as Page).calls[0]?.argument).toBe(
      argument,
    );
  });

  it('is read from a page of the first builds, whose calls were lists', () => {
    const done = () => {};
    const tag = script('<script src="https://chat.example/loader.js?load=idle" data-color="red"></script>');
    const left = leftBy({
      tag,
      pairs: [['load', 'idle']],
      options: {},
      calls: [['set', { plan: 'gold' }, done]],
    });
    expect(left.tag).toMatchObject({ raw: { load: 'idle', color: 'red' }, script: tag });
    expect(left.calls).toEqual([{ name: 'set', argument: { plan: 'gold' }, listener: undefined, done }]);
  });

  it('is read from a chat that runs, and keeps its commands to itself', () => {
    const left = leftBy({ page: { calls: { push() {} }, options: { color: 'red' } }, panel() {} });
    expect(left).toMatchObject({ isRunning: true, calls: [], tag: { raw: { color: 'red' } } });
  });

  it('is gone once it was taken off the page', () => {
    expect(leftBy({ signal: AbortSignal.abort(), calls: [] }).isGone).toBe(true);
  });

  it.each([
    ['of today', { answer: undefined, calls: [] as unknown[] }],
    ['of the first builds', { calls: [] as unknown[] }],
  ])('hands on what the site gives to a MessengerTag that it has kept: %s', (_when, page) => {
    const carryOut = vi.fn();
    leftBy(page).forward(carryOut);
    page.calls.push(['close', undefined, () => {}]);
    expect(carryOut).toHaveBeenCalledWith(expect.objectContaining({ name: 'close' }));
    expect((page as { answer?: unknown }).answer).toBe(carryOut);
  });

  it('is something that can be gone on with, whatever it was', () => {
    fc.assert(
      fc.property(fc.anything(), (given) => {
        const { tag, calls, isGone } = leftBy(given);
        expect(tag.raw).toBeTypeOf('object');
        expect(Array.isArray(calls)).toBe(true);
        expect(isGone).toBeTypeOf('boolean');
      }),
    );
  });
});

describe('a chat that has run', () => {
  const standing = (state: string) => (async () => ({ state })) as never;
  const names = async (state: string, asked: string) =>
    (await toStandAgain(standing(state), asked)).map(({ name }) => name);

  it('opens again where its window was open, or its visitor was to read something', async () => {
    expect(await names('open', 'unread')).toEqual(['consent', 'open']);
    expect(await names('failed', 'failure')).toEqual(['open']);
    expect(await names('waiting', 'consent')).toEqual(['open']);
    expect(await names('ready', 'unread')).toEqual(['consent']);
  });

  it('is asked for consent again where it cannot have had it', async () => {
    for (const state of ['waiting', 'consent', 'failed']) expect(await names(state, 'de')).toEqual([]);
  });

  it('leaves nobody’s conversation behind where its visitor was signing in or out', async () => {
    expect(await names('open', 'sign-in')).toEqual(['consent', 'open', 'open', 'logout', 'open']);
    expect(await names('ready', 'sign-in')).toEqual(['consent', 'open', 'logout', 'close']);
  });

  it('waits where it does not say where it stands', async () => {
    vi.useFakeTimers();
    const found = toStandAgain((() => new Promise(() => {})) as never, 'unread');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await found).toEqual([]);
    vi.useRealTimers();
  });
});
