// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type App, createApp, createSSRApp, h, KeepAlive, nextTick, reactive, ref, shallowRef } from 'vue';
import type { MessengerProps } from './component-api.ts';
import type { Holding } from './held-chat.ts';
import { Messenger, useMessenger } from './vue.ts';

/** The props that the page's chat was given, each time. */
const taken: MessengerProps[] = [];
vi.mock('./held-chat.ts', async (importOriginal) => {
  const { holdChat } = await importOriginal<typeof import('./held-chat.ts')>();
  const take = (props: MessengerProps) => taken.push(JSON.parse(JSON.stringify(props)));
  return {
    holdChat(props: MessengerProps): Holding {
      take(props);
      const holding = holdChat(props);
      return {
        ...holding,
        change(changed) {
          take(changed);
          holding.change(changed);
        },
      };
    },
  };
});

const apps: App[] = [];

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(async () => {
  for (const app of apps.splice(0)) app.unmount();
  await vi.advanceTimersByTimeAsync(1_000);
  vi.useRealTimers();
  expect(window.MessengerTag?.version).toBeUndefined();
  Reflect.deleteProperty(window, 'MessengerTag');
});

function render(content: () => unknown): void {
  const app = createApp({ render: content });
  apps.push(app);
  app.mount(document.createElement('main'));
}

const buttons = () =>
  [...document.querySelectorAll('messenger-tag')].flatMap((host) => [
    ...(host.shadowRoot?.querySelectorAll('button') ?? []),
  ]);

describe('<Messenger> of Vue', () => {
  it('puts one launcher into the page, and takes it off when it leaves', async () => {
    const isThere = ref(true);
    render(() => (isThere.value ? h(Messenger, { label: 'Ask us' }) : h('p')));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(buttons().map(({ ariaLabel }) => ariaLabel)).toEqual(['Ask us']);
    isThere.value = false;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(buttons()).toEqual([]);
  });

  it('keeps the chat where the next page has one of its own', async () => {
    const page = ref('home');
    render(() => h(Messenger, { key: page.value, label: 'Ask us' }));
    const chat = window.MessengerTag;
    page.value = 'delivery';
    await vi.advanceTimersByTimeAsync(1_000);
    expect(window.MessengerTag).toBe(chat);
  });

  it('leaves with a page that is kept alive, and comes back with it', async () => {
    const page = shallowRef<'support' | 'other'>('support');
    const pages = { support: { render: () => h(Messenger) }, other: { render: () => h('p') } };
    render(() => h(KeepAlive, () => h(pages[page.value])));
    page.value = 'other';
    await vi.advanceTimersByTimeAsync(1_000);
    expect(buttons()).toEqual([]);
    page.value = 'support';
    await vi.advanceTimersByTimeAsync(1_000);
    expect(buttons()).toHaveLength(1);
  });

  it('takes options as a template writes them, and passes on what changes in place', async () => {
    const attributes = reactive({ plan: 'silver' });
    render(() => h(Messenger, { 'z-index': 7, attributes } as object));
    expect(taken.at(-1)).toMatchObject({ zIndex: 7, attributes: { plan: 'silver' } });
    attributes.plan = 'gold';
    await nextTick();
    expect(taken.at(-1)).toMatchObject({ zIndex: 7, attributes: { plan: 'gold' } });
  });

  it.each(['onMessageReceived', 'onMessage_received'])(
    'hands events to the handler of the last rendering, written %s',
    async (name) => {
      const heard: string[] = [];
      const rendering = ref('before');
      render(() => {
        const by = rendering.value;
        return h(Messenger, { [name]: () => heard.push(by) });
      });
      rendering.value = 'now';
      await nextTick();
      document.dispatchEvent(new CustomEvent('messenger-tag:message_received', { detail: { unread: 2 } }));
      expect(heard).toEqual(['now']);
    },
  );
});

describe('useMessenger of Vue', () => {
  it('tells where the chat stands, and how much is unread, as events come', async () => {
    const said: string[] = [];
    const Ask = {
      setup() {
        const { status } = useMessenger();
        return () => void said.push(`${status.value.state}, ${status.value.unread}`);
      },
    };
    render(() => [h(Messenger), h(Ask)]);
    document.dispatchEvent(new CustomEvent('messenger-tag:message_received', { detail: { unread: 2 } }));
    await vi.advanceTimersByTimeAsync(10);
    expect(said.at(-1)).toBe('waiting, 2');
  });
});

describe('on a server', () => {
  it('Vue renders nothing, and the page gets no chat', async () => {
    const { renderToString } = await import('vue/server-renderer');
    const Ask = {
      setup() {
        const { status } = useMessenger();
        return () => status.value.state;
      },
    };
    const app = createSSRApp({ render: () => h('main', [h(Messenger, { load: 'now' }), h(Ask)]) });
    expect(await renderToString(app)).toBe('<main><!---->waiting</main>');
    expect(window.MessengerTag).toBeUndefined();
  });
});
