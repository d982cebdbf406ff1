// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import type { MessengerTag, MountOptions, Status } from './api.ts';
import { mount } from './mount.ts';
import type { OptionName } from './options.ts';
import type { Problem } from './problems.ts';

const problems: Problem[] = [];
document.addEventListener('messenger-tag:problem', ({ detail }) => problems.push(detail));

afterEach(async () => {
  await window.MessengerTag?.('destroy');
  problems.length = 0;
  vi.unstubAllGlobals();
});

describe('mount', () => {
  it('has every option of the tag, and what the tag says by where it stands', () => {
    expectTypeOf<keyof MountOptions>().toEqualTypeOf<
      OptionName | 'companion' | 'nonce' | 'attributes' | 'session'
    >();
  });

  it('returns `window.MessengerTag`', async () => {
    const chat = mount({ companion: 'https://chat.example.com' });
    expect(chat).toBe(window.MessengerTag);
    expect(await chat('status')).toEqual({ state: 'waiting' });
  });

  it('tells of a second call, which the first one serves', () => {
    const first = mount({ companion: 'https://chat.example.com' });
    expect(mount({ companion: 'https://other.example' })).toBe(first);
    expect(problems).toEqual([
      { code: 'already-installed', retryable: false, detail: 'https://other.example/' },
    ]);
  });

  it('mounts again after `destroy`, as frameworks do that try every effect twice', async () => {
    const first = mount();
    await first('destroy');
    expect(window.MessengerTag).toBeUndefined();
    const second = mount();
    expect(second).not.toBe(first);
    expect(await second('status')).toEqual({ state: 'waiting' });
    expect(problems).toEqual([]);
  });

  it('does nothing where there is no window', async () => {
    vi.stubGlobal('window', undefined);
    const chat = mount({ companion: 'https://chat.example.com' });
    expect(await chat('open')).toEqual({ state: 'waiting' });
    vi.unstubAllGlobals();
    expect(window.MessengerTag).toBeUndefined();
  });

  it('tells of an address that is none', () => {
    mount({ companion: 'http://[' });
    expect(problems).toMatchObject([{ code: 'bad-config', detail: 'The option companion is no address' }]);
  });

  it('never throws, whatever it is given', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom(...keys), fc.anything({ withNullPrototype: true })),
        async (options) => {
          const chat = mount(options as MountOptions);
          expect(typeof chat).toBe('function');
          await chat('destroy');
        },
      ),
    );
  });
});

describe('the type of `MessengerTag`', () => {
  it('knows what invites, captures, alerts, closes and speaks first', () => {
    const options: MountOptions = {
      invite: 'delay:20s,exit',
      inviteOnce: 'visitor',
      capture: 'utm,page',
      alert: 'sound,title',
      whenClosed: 'message',
      showWait: true,
    };
    expectTypeOf(options.invite).toMatchTypeOf<string | undefined>();
    // @ts-expect-error: a time has a unit.
    const bad: MountOptions = { invite: 'delay:20' };
    expectTypeOf<() => Promise<string>>().toExtend<MountOptions['userToken']>();
    const chat: MessengerTag = async (): Promise<Status> => ({ state: 'waiting' });
    expectTypeOf(chat('open', { message: 'Hello' })).toEqualTypeOf<Promise<Status>>();
    expect(bad).toBeDefined();
  });

  it('knows the arguments of each command and the detail of each event', () => {
    const chat: MessengerTag = async (): Promise<Status> => ({ state: 'waiting' });
    expectTypeOf(chat('set', { plan: 'gold', orders: 3 })).toEqualTypeOf<Promise<Status>>();
    chat('on', 'message_received', ({ detail }) => expectTypeOf(detail).toEqualTypeOf<{ unread: number }>());
    chat('off', 'problem', ({ detail }) => expectTypeOf(detail).toEqualTypeOf<Problem>());
    // @ts-expect-error -- there is no such command
    chat('opne');
    // @ts-expect-error -- there is no such event
    chat('on', 'open', () => {});
    // @ts-expect-error -- it needs an answer
    chat('consent');
  });
});

const keys: (keyof MountOptions)[] = [
  'companion',
  'nonce',
  'attributes',
  'load',
  'consent',
  'position',
  'offset',
  'color',
  'zIndex',
  'debug',
  'session',
  'userToken',
];
