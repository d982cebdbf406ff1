// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { begin, messageIn, wordsOf } from './first-message.ts';
import type { Helped } from './parts.ts';

describe('the words of a link to #messenger', () => {
  it.each([
    ['#messenger?message=Hello', 'Hello'],
    ['#messenger?message=A+b%20c%3F&x=1', 'A b c?'],
    ['#messenger?x=1&message=Hi?', 'Hi?'],
    ['#messenger?message=', ''],
    ['#messenger', ''],
    ['#messengers?message=Hello', ''],
    ['#messenger?message=100%', '100%'],
  ])('are, in %s, “%s”', (hash, words) => {
    expect(messageIn(hash)).toBe(words);
  });

  it('are what was written into it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        expect(messageIn(`#messenger?${new URLSearchParams({ message: words })}`)).toBe(words);
        expect(messageIn(`#messenger?message=${encodeURIComponent(words)}`)).toBe(words);
      }),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (hash) => typeof messageIn(hash) === 'string'));
  });
});

describe('the words of the command open', () => {
  it('are those of the clicked element, else of its address', () => {
    const link = document.createElement('a');
    link.href = '#messenger?message=By%20address';
    expect(wordsOf(link)).toBe('By address');
    link.dataset.messengerMessage = '  By attribute ';
    expect(wordsOf(link)).toBe('By attribute');
  });

  it('are the member message of what a script hands over, if that is a text', () => {
    expect(wordsOf({ message: ' Hello ' })).toBe('Hello');
    expect(wordsOf({ message: 7 })).toBe('');
    expect(wordsOf({ message: '   ' })).toBe('');
  });

  it('are none in anything else, whatever that does', () => {
    const trap = {
      get message(): string {
        throw new Error('No');
      },
    };
    expect(wordsOf(trap)).toBe('');
    fc.assert(fc.property(fc.anything(), (given) => typeof wordsOf(given) === 'string'));
  });
});

describe('what the visitor says first', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is said after the sign-in, where Genesys refuses it while one is under way', async () => {
    vi.stubGlobal('navigator', { userActivation: { isActive: true } });
    let signedIn = () => {};
    const authenticated = new Promise<void>((resolve) => {
      signedIn = resolve;
    });
    const never = new Promise<never>(() => {});
    const events: Record<string, Promise<unknown>> = {
      'MessagingService.ready': Promise.resolve(),
      'Auth.authenticated': authenticated,
    };
    const said: unknown[] = [];
    const command = vi.fn(async (_name: string, options?: object) => {
      if (command.mock.calls.length > 1) return void said.push(options);
      setTimeout(signedIn);
      throw new Error('Messages cannot be sent while authenticating');
    });
    const tell = vi.fn();
    await begin(
      {
        page: { signal: new AbortController().signal },
        lifecycle: { visitor: {} },
        window: { isOpen: true, isWanted: true, closings: 0 },
        messenger: { command, heard: (event: string) => events[event] ?? never },
        tell,
      } as unknown as Helped,
      { message: 'Where is my order?' },
      undefined,
    );
    expect(said).toEqual([{ message: 'Where is my order?' }]);
    expect(tell).not.toHaveBeenCalled();
  });
});
