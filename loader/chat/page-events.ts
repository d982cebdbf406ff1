import { bring } from './bring.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Helped } from './parts.ts';
import { ChatProblem } from './problem.ts';

interface Heeding extends Helped {
  readonly lifecycle: Lifecycle;
  open(): Promise<void>;
  close(): Promise<void>;
}

/** What the chat makes of the page's events, until it leaves. */
export function heedPage(chat: Heeding): void {
  const { host, button, raw, signal, isAway } = chat.page;
  host.onkeydown = ({ key }) => {
    if (key === 'Escape') chat.close().then(() => button.focus());
  };
  // The network has mended what failed without it.
  const tryAgain = () => chat.lifecycle.state === 'failed' && chat.window.isWanted && chat.open();
  addEventListener('online', tryAgain, { signal });
  if (raw.alert) bring(chat, 'attention');
  if ('whenClosed' in raw || 'showWait' in raw) bring(chat, 'availability');
  if (isAway === '')
    chat.tell(new ChatProblem('blocked', 'early.js did not come: the launcher is plain, and on every page'));
}
