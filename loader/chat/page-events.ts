import type { Page } from '../page.ts';
import type { Lifecycle } from './lifecycle.ts';

interface Heeding {
  readonly page: Page;
  readonly lifecycle: Lifecycle;
  readonly window: { readonly isWanted: boolean };
  open(): Promise<void>;
  close(): Promise<void>;
}

/** What the chat makes of the page's events, until it leaves. */
export function heedPage(chat: Heeding): void {
  const { host, button, signal } = chat.page;
  host.onkeydown = ({ key }) => {
    if (key === 'Escape') chat.close().then(() => button.focus());
  };
  // The network has mended what failed without it.
  const tryAgain = () => chat.lifecycle.state === 'failed' && chat.window.isWanted && chat.open();
  addEventListener('online', tryAgain, { signal });
}
