// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import type { EventName, Listener, MessengerTag, MountOptions } from '../api.ts';
import type { MessengerProps } from './component-api.ts';
import { type Holding, holdChat } from './held-chat.ts';

/** What the chat was told, in order; `mount` among it. */
const told: unknown[][] = [];
vi.mock('../mount.ts', () => ({
  mount(options: MountOptions): MessengerTag {
    told.push(['mount', options]);
    window.MessengerTag ??= createChat();
    return window.MessengerTag;
  },
}));

function createChat(): MessengerTag {
  const chat = async (...command: unknown[]) => {
    told.push(command);
    if (command[0] === 'destroy') Reflect.deleteProperty(window, 'MessengerTag');
    return { state: 'waiting' };
  };
  return Object.assign(chat, { version: '0.2.0' }) as unknown as MessengerTag;
}

const holdings: Holding[] = [];

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  for (const holding of holdings.splice(0)) holding.release();
  vi.runAllTimers();
  vi.useRealTimers();
  Reflect.deleteProperty(window, 'MessengerTag');
  told.length = 0;
});

function hold(props: MessengerProps): Holding {
  const holding = holdChat(props);
  holdings.push(holding);
  return holding;
}

const say = (event: EventName, detail?: unknown) =>
  document.dispatchEvent(new CustomEvent(`messenger-tag:${event}`, { detail }));

describe('a chat that components hold', () => {
  it('is one chat, however often a component goes and comes back at once', () => {
    hold({ label: 'Ask us' }).release();
    hold({ label: 'Ask us' }).release();
    hold({ label: 'Ask us' });
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual([['mount', { label: 'Ask us' }]]);
  });

  it('goes when no component has come back half a second later', () => {
    hold({}).release();
    vi.advanceTimersByTime(499);
    expect(told).toEqual([['mount', {}]]);
    vi.advanceTimersByTime(1);
    expect(told).toEqual([['mount', {}], ['destroy']]);
  });

  it('stays as long as one of several components is there', () => {
    const layout = hold({});
    const page = hold({});
    layout.release();
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual([['mount', {}]]);
    page.release();
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual([['mount', {}], ['destroy']]);
  });

  it('has the options of the component that came last, and the other’s again when that has gone', () => {
    hold({ label: 'Ask us' });
    hold({ label: 'Ask about the Calder' }).release();
    expect(told).toEqual([
      ['mount', { label: 'Ask us' }],
      ['destroy'],
      ['mount', { label: 'Ask about the Calder' }],
      ['destroy'],
      ['mount', { label: 'Ask us' }],
    ]);
  });

  it('is the same whatever the order of its options, and for those that are read once', () => {
    const holding = hold({ label: 'Ask us', position: 'start', nonce: 'one' });
    holding.change({ position: 'start', nonce: 'two', label: 'Ask us' });
    expect(told).toHaveLength(1);
  });

  it('comes back with its window open when an option changes that needs a new mount', () => {
    const holding = hold({ locale: 'en' });
    say('opened');
    holding.change({ locale: 'de' });
    expect(told.slice(1)).toEqual([['destroy'], ['mount', { locale: 'de' }], ['open']]);
  });

  it('comes back with its window closed where it was closed', () => {
    const holding = hold({ locale: 'en' });
    say('opened');
    say('closed');
    holding.change({ locale: 'de' });
    expect(told.slice(1)).toEqual([['destroy'], ['mount', { locale: 'de' }]]);
  });

  it('is told of other customer attributes, and of no others', () => {
    const holding = hold({ attributes: { plan: 'silver' } });
    holding.change({ attributes: { plan: 'silver' } });
    holding.change({ attributes: { plan: 'gold' } });
    expect(told.slice(1)).toEqual([['set', { plan: 'gold' }]]);
  });

  it('is told who has signed in, and that they have signed out', () => {
    const holding = hold({});
    holding.change({ userToken: 'signed' });
    holding.change({ userToken: 'signed' });
    holding.change({ userToken: undefined });
    expect(told.slice(1)).toEqual([['identify', 'signed'], ['logout']]);
  });

  it('begins with the visitor who is signed in already', () => {
    hold({ userToken: 'signed' });
    expect(told).toEqual([['mount', { userToken: 'signed' }]]);
  });

  it('leaves a chat alone that the site has by a tag', () => {
    const tag = createChat();
    window.MessengerTag = tag;
    const holding = hold({ attributes: { plan: 'gold' } });
    holding.change({ attributes: { plan: 'silver' }, userToken: 'signed' });
    holding.release();
    vi.advanceTimersByTime(1_000);
    expect(window.MessengerTag).toBe(tag);
    expect(told).toEqual([['mount', { attributes: { plan: 'gold' } }]]);
  });

  it('does not come back by a change where the site itself has taken it away, but with the next component', () => {
    const holding = hold({});
    void window.MessengerTag?.('destroy');
    holding.change({ label: 'Ask us', attributes: { plan: 'gold' } });
    expect(told.slice(1)).toEqual([['destroy']]);
    holding.release();
    vi.advanceTimersByTime(1_000);
    hold({});
    expect(told.slice(2)).toEqual([['mount', {}]]);
  });
});

describe('the handlers of a component', () => {
  it('hear their events, each by the handler that is there now, and are no options', () => {
    const [before, now] = [vi.fn(), vi.fn()];
    const holding = hold({ onMessageReceived: before });
    holding.change({ onMessageReceived: now, onOpened: now });
    say('message_received', { unread: 2 });
    say('opened');
    expect(before).not.toHaveBeenCalled();
    expect(now.mock.calls.map(([event]) => [event.type, event.detail])).toEqual([
      ['messenger-tag:message_received', { unread: 2 }],
      ['messenger-tag:opened', null],
    ]);
    expect(told).toEqual([['mount', {}]]);
  });

  it('hear nothing when their component has gone, or has a handler no longer', () => {
    const handler = vi.fn();
    const holding = hold({ onOpened: handler, onClosed: handler });
    holding.change({ onOpened: undefined });
    say('opened');
    say('closed');
    holding.release();
    say('closed');
    expect(handler).not.toHaveBeenCalled();
  });

  it('have names and types by the table of events', () => {
    type Names = Extract<keyof MessengerProps, `on${string}`>;
    expectTypeOf<'onReady' | 'onMessageReceived' | 'onConsentNeeded'>().toExtend<Names>();
    expectTypeOf<MessengerProps['onProblem']>().toEqualTypeOf<Listener<'problem'> | undefined>();
  });
});
