// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { UserToken } from '../api.ts';
import type { Visitor } from './lifecycle.ts';
import { isOver, isSamePerson, newestToken } from './user-tokens.ts';

/** As a site's back end would sign it; nobody looks at the signature here. */
const tokenOf = (sub: string, seconds = 600) =>
  `e30.${btoa(JSON.stringify({ sub, exp: Math.floor(Date.now() / 1000) + seconds })).replaceAll('=', '')}.s`;

function chatOf(userToken: UserToken) {
  const visitor: Visitor = { userToken };
  const said: string[] = [];
  const page = { answer: ({ name }: { name: unknown }) => void said.push(String(name)) };
  return { page, lifecycle: { visitor }, visitor, said };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a function for the user token', () => {
  it('is asked once, and again when its token is nearly over or was refused', async () => {
    const give = vi.fn(async () => tokenOf('ada'));
    const chat = chatOf(give);
    const first = await newestToken(chat, chat.visitor);
    expect(await newestToken(chat, chat.visitor)).toBe(first);
    expect(give).toHaveBeenCalledTimes(1);
    await newestToken(chat, chat.visitor, 'refused');
    expect(give).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(580_000);
    expect(await newestToken(chat, chat.visitor)).not.toBe(first);
    expect(give).toHaveBeenCalledTimes(3);
  });

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('secret');
      },
    ],
    ['rejects', () => Promise.reject(new Error('secret'))],
    ['gives nothing', () => undefined],
    ['gives what is no text', () => ({ secret: 1 })],
  ])('that %s has no token, and its own words are not told', async (_, give) => {
    const chat = chatOf(give as () => string);
    const failed = newestToken(chat, chat.visitor).catch(String);
    expect(await failed).toMatch(/the function (threw|gave)/);
    expect(await failed).not.toContain('secret');
  });

  it('that hangs is given up after 8 seconds', async () => {
    const chat = chatOf(() => new Promise<string>(() => {}));
    const failed = newestToken(chat, chat.visitor).catch(String);
    await vi.advanceTimersByTimeAsync(8_000);
    expect(await failed).toContain('did not answer in 8000 ms');
  });

  it('that names somebody else by now makes another visitor', async () => {
    const names = ['ada', 'bob'];
    const chat = chatOf(() => tokenOf(names.shift() ?? ''));
    await newestToken(chat, chat.visitor);
    await expect(newestToken(chat, chat.visitor, 'refused')).rejects.toThrow('somebody else');
    expect(chat.said).toEqual(['logout', 'identify']);
  });
});

describe('another user token', () => {
  it('is of the same person where the sub is the same, and is theirs from then on', async () => {
    const chat = chatOf(tokenOf('ada'));
    const newer = tokenOf('ada', 900);
    expect(await isSamePerson(chat, chat.visitor, newer)).toBe(true);
    expect(chat.visitor.userToken).toBe(newer);
  });

  it('of somebody else, or of nobody who can be told, is not', async () => {
    const chat = chatOf(tokenOf('ada'));
    expect(await isSamePerson(chat, chat.visitor, tokenOf('bob'))).toBe(false);
    expect(await isSamePerson(chat, chat.visitor, () => Promise.reject(new Error('no')))).toBe(false);
    expect(chat.visitor.userToken).toBe(chat.lifecycle.visitor.userToken);
  });

  it('that is overtaken by the next decides nothing', async () => {
    const chat = chatOf(tokenOf('ada'));
    const first = isSamePerson(chat, chat.visitor, () => tokenOf('bob'));
    const second = isSamePerson(chat, chat.visitor, tokenOf('ada', 900));
    expect(await Promise.all([first, second])).toEqual([undefined, true]);
  });

  it('may be any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string({ minLength: 1 }), async (before, after) => {
        const chat = chatOf(before);
        expect(isOver(chat.visitor)).toBe(false);
        expect(await isSamePerson(chat, chat.visitor, after)).toBe(before === after);
      }),
    );
  });
});
