// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { State } from '../api.ts';
import { begin } from './availability.ts';
import type { Words } from './panel.ts';
import type { Helped } from './parts.ts';
import en from './texts/en.ts';

const NIGHT = new Date('2026-11-27T20:00:00Z');
const closed = { state: 'closed', opensAt: '2026-11-30T08:00:00.000Z' };

/** What the companion says, if it is asked. */
let answer: object = closed;
let leaving = new AbortController();
const asked = vi.fn(async () => Response.json(answer));

beforeEach(() => {
  localStorage.clear();
  answer = closed;
  leaving = new AbortController();
  asked.mockClear();
  vi.useFakeTimers({ now: NIGHT, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  vi.stubGlobal('fetch', asked);
});

afterEach(() => {
  leaving.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a chat that knows whether anybody is there', () => {
  it('asks when it comes, keeps the window shut while nobody is, and tells the page once', async () => {
    const { chat, shown } = await attend({ whenClosed: 'message' });
    expect(asked).toHaveBeenCalledOnce();
    expect(chat.announce).toHaveBeenCalledExactlyOnceWith('availability', closed);
    expect(chat.window.doorkeeper?.answer).toEqual(closed);
    expect(chat.window.doorkeeper?.keepsShut()).toBe(true);
    expect(shown().title).toBe('The chat is closed');
  });

  it('says nothing twice, and asks nobody twice, while the answer is new', async () => {
    const { chat, host, panel } = await attend({ whenClosed: 'message' });
    chat.window.doorkeeper?.keepsShut();
    host.dispatchEvent(new Event('pointerenter'));
    chat.window.doorkeeper?.keepsShut();
    expect(asked).toHaveBeenCalledOnce();
    const [first, second] = panel.show.mock.calls;
    expect(first).toEqual(second);
    vi.setSystemTime(NIGHT.getTime() + 30_000);
    host.dispatchEvent(new Event('pointerenter'));
    await settle();
    expect(asked).toHaveBeenCalledTimes(2);
    expect(chat.announce).toHaveBeenCalledOnce();
  });

  it('lets a visitor through who goes on all the same', async () => {
    const { chat, shown } = await attend({ whenClosed: 'message' });
    chat.window.doorkeeper?.keepsShut();
    press(shown(), 'Leave a message');
    expect(chat.open).toHaveBeenCalledOnce();
    expect(chat.window.doorkeeper?.keepsShut()).toBe(false);
  });

  it('opens by itself for a visitor who reads that nobody is there, when somebody is', async () => {
    const { chat, host } = await attend({ whenClosed: 'message' }, { isWanted: true });
    expect(chat.window.doorkeeper?.keepsShut()).toBe(true);
    answer = { state: 'open' };
    vi.setSystemTime(NIGHT.getTime() + 30_000);
    host.dispatchEvent(new Event('pointerenter'));
    await settle();
    expect(chat.open).toHaveBeenCalledOnce();
    expect(chat.window.doorkeeper?.keepsShut()).toBe(false);
  });

  it('believes in no answer that is over', async () => {
    const { chat } = await attend({ whenClosed: 'message' });
    vi.setSystemTime(NIGHT.getTime() + 4 * 60 * 60_000);
    answer = { state: 'unknown' };
    expect(chat.window.doorkeeper?.answer).toBeUndefined();
    expect(chat.window.doorkeeper?.keepsShut()).toBe(false);
  });

  it('shuts nobody out of a conversation, also on a page without storage', async () => {
    const { chat } = await attend({ whenClosed: 'message' });
    document.dispatchEvent(new CustomEvent('messenger-tag:conversation_started'));
    expect(chat.window.doorkeeper?.keepsShut()).toBe(false);
    document.dispatchEvent(new CustomEvent('messenger-tag:conversation_ended'));
    expect(chat.window.doorkeeper?.keepsShut()).toBe(true);
    localStorage.setItem('messenger-tag:chat', '1');
    expect(chat.window.doorkeeper?.keepsShut()).toBe(false);
  });

  it.each([
    ['without consent', { mayMount: false }],
    ['without a companion', { endpoint: '' }],
  ])('asks nobody %s', async (_, setting) => {
    const { chat } = await attend({ whenClosed: 'message' }, setting);
    expect(chat.window.doorkeeper?.keepsShut()).toBe(false);
    expect(asked).not.toHaveBeenCalled();
  });

  it('has no opinion where the tag has a value that is none', async () => {
    const { chat } = await attend({ whenClosed: 'shut' });
    expect(chat.window.doorkeeper).toBeUndefined();
    expect(asked).not.toHaveBeenCalled();
  });

  it.each([
    ['open', '', []],
    ['message', '/contact', ['Leave a message', 'Contact us another way', 'Close']],
    ['hide', '', ['Close']],
    ['hide', '/contact', ['Contact us another way', 'Close']],
    ['fallback', '/contact', ['Contact us another way', 'Close']],
    ['fallback', '', ['Leave a message', 'Close']],
  ])(
    'has with data-when-closed="%s" and the other way "%s" the ways on %j',
    async (whenClosed, url, ways) => {
      const { chat, shown } = await attend({ whenClosed }, { fallbackUrl: url });
      expect(chat.window.doorkeeper?.keepsShut()).toBe(whenClosed !== 'open');
      expect(shown().text).toContain('Nobody is here to answer at the moment. We are back: ');
      expect((shown().ways ?? []).map(([label]) => label)).toEqual(ways);
    },
  );

  it.each([
    [{ state: 'open', waitSeconds: 200 }, 'Opening the chat… Waiting time: about 4 minutes.'],
    // Genesys estimates a time also where nobody is.
    [{ state: 'open', waitSeconds: 200, agents: 0 }, 'Opening the chat…'],
    [{ state: 'unknown', waitSeconds: 200 }, 'Opening the chat…'],
    [closed, 'Opening the chat…'],
  ])('says with data-show-wait of %j “%s”', async (said, words) => {
    answer = said;
    const { chat, shown } = await attend({ showWait: '' });
    expect(chat.window.doorkeeper?.keepsShut()).toBe(false);
    expect(shown().text).toBe(words);
  });
});

interface Setting {
  isWanted?: boolean;
  mayMount?: boolean;
  endpoint?: string;
  fallbackUrl?: string;
}

/** A chat to which the part has come, and the answer of the companion. */
async function attend(raw: Record<string, string>, setting: Setting = {}) {
  const { isWanted = false, mayMount = true, fallbackUrl = '' } = setting;
  const { endpoint = 'https://chat.example.com/api/guest-token' } = setting;
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const button = document.createElement('button');
  root.append(button);
  const panel = { show: vi.fn<(words: Words) => void>() };
  const page = { host, root, button, raw: { locale: 'en', ...raw }, signal: leaving.signal };
  const chat = {
    page,
    options: { fallbackUrl, position: 'end', offset: '20,12' },
    endpoint,
    deploymentId: undefined,
    mayMount,
    panel,
    announce: vi.fn(),
    lifecycle: { state: 'waiting' as State, visitor: {} },
    window: { isOpen: false, isWanted, closings: 0 },
    open: vi.fn(async () => {}),
    close: vi.fn(async () => {}),
  } as unknown as Helped;
  begin(chat);
  await settle();
  const shown = () => panel.show.mock.lastCall?.[0](en) ?? { title: '', text: '' };
  return { chat, host, panel, shown };
}

function press({ ways = [] }: ReturnType<Words>, name: string): void {
  const [, to] = ways.find(([label]) => label === name) ?? [];
  if (typeof to === 'function') to();
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
}
