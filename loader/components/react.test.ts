// @vitest-environment happy-dom
import { act, createElement as h, StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MessengerProps } from './component-api.ts';
import { Messenger, useMessenger } from './react.ts';

const roots: Root[] = [];
vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(async () => {
  for (const root of roots.splice(0)) await act(async () => root.unmount());
  await vi.advanceTimersByTimeAsync(1_000);
  vi.useRealTimers();
  expect(window.MessengerTag?.version).toBeUndefined();
  Reflect.deleteProperty(window, 'MessengerTag');
});

async function render(...children: ReturnType<typeof h>[]): Promise<Root> {
  const root = createRoot(document.createElement('main'));
  roots.push(root);
  await act(async () => root.render(h(StrictMode, null, ...children)));
  return root;
}

const buttons = () =>
  [...document.querySelectorAll('messenger-tag')].flatMap((host) => [
    ...(host.shadowRoot?.querySelectorAll('button') ?? []),
  ]);

/** Says on the page what the hook knows, and hands out its commands. */
function createAsk() {
  let used: ReturnType<typeof useMessenger> | undefined;
  const said: string[] = [];
  function Ask() {
    used = useMessenger();
    said.push(`${used.status.state}, ${used.status.unread}`);
    return null;
  }
  return { Ask, said, used: () => used };
}

describe('<Messenger> of React, in strict mode', () => {
  it('puts one launcher into the page, and takes it off when it leaves', async () => {
    const root = await render(h(Messenger, { label: 'Ask us' }));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(buttons()).toHaveLength(1);
    await act(async () => root.render(h(StrictMode, null, h('p', null, 'Delivery'))));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(buttons()).toEqual([]);
  });

  it('keeps the chat where the next page has one of its own', async () => {
    const page = (name: string) => h(() => h(Messenger, { label: 'Ask us' }), { key: name });
    const root = await render(page('home'));
    const chat = window.MessengerTag;
    await act(async () => root.render(h(StrictMode, null, page('delivery'))));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(window.MessengerTag).toBe(chat);
  });

  it('hands events to the handler of the last rendering', async () => {
    const heard: string[] = [];
    const props = (by: string): MessengerProps => ({
      onMessageReceived: ({ detail }) => void heard.push(`${by}: ${detail.unread}`),
    });
    const root = await render(h(Messenger, props('before')));
    await act(async () => root.render(h(StrictMode, null, h(Messenger, props('now')))));
    document.dispatchEvent(new CustomEvent('messenger-tag:message_received', { detail: { unread: 2 } }));
    expect(heard).toEqual(['now: 2']);
  });
});

describe('useMessenger of React', () => {
  it('tells where the chat stands, and how much is unread, as events come', async () => {
    const { Ask, said } = createAsk();
    await render(h(Messenger, {}), h(Ask));
    await act(async () => {
      document.dispatchEvent(new CustomEvent('messenger-tag:message_received', { detail: { unread: 2 } }));
    });
    expect(said.at(-1)).toBe('waiting, 2');
    await act(async () => {
      document.dispatchEvent(new CustomEvent('messenger-tag:opened'));
    });
    expect(said.at(-1)).toBe('waiting, 0');
  });

  it('keeps a command that comes before the chat, and then carries it out', async () => {
    const { Ask, used } = createAsk();
    const root = await render(h(Ask));
    expect(await used()?.chat('hide')).toEqual({ state: 'waiting' });
    await act(async () => root.render(h(StrictMode, null, h(Ask), h(Messenger, {}))));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(buttons().map((button) => button.hidden)).toEqual([true]);
  });

  it('hands out the same command function at every rendering', async () => {
    const { Ask, used } = createAsk();
    const root = await render(h(Ask));
    const chat = used()?.chat;
    await act(async () => root.render(h(StrictMode, null, h(Ask), h(Messenger, {}))));
    expect(used()?.chat).toBe(chat);
  });
});

describe('on a server', () => {
  it('React renders nothing, and the page gets no chat', () => {
    const { Ask, said } = createAsk();
    expect(renderToString(h('main', null, h(Messenger, { load: 'now' }), h(Ask)))).toBe('<main></main>');
    expect(said).toEqual(['waiting, 0']);
    expect(window.MessengerTag).toBeUndefined();
  });
});
