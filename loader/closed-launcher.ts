import { storage } from './chat/storage.ts';
import type { Page } from './page.ts';
import { isConversationOn } from './unasked.ts';

/** In the page's storage, after consent: until when the launcher is away, in ms since 1970. */
const KEY = 'messenger-tag:closed';

type LauncherPage = Pick<Page, 'host' | 'root' | 'button' | 'signal'>;

/** Away from the first moment on, as a page before has learnt, and back when that is over. For after consent alone. */
export function stayAway({ root, button, signal }: LauncherPage): void {
  const until = Number(storage.read(KEY) ?? 0);
  if (until <= Date.now() || isConversationOn()) return;
  root.adoptedStyleSheets.push(sheet);
  button.dataset.closed = `${until}`;
  const timer = setTimeout(() => {
    // The chat may have come meanwhile, and have heard of another time.
    if (button.dataset.closed === `${until}`) delete button.dataset.closed;
  }, until - Date.now());
  signal.addEventListener('abort', () => clearTimeout(timer));
}

/** The launcher of a site that has none while nobody is there: `data-when-closed="hide"`. */
export class ClosedLauncher {
  readonly #page: LauncherPage;
  #absence = new AbortController();

  constructor(page: LauncherPage) {
    this.#page = page;
    if (!page.root.adoptedStyleSheets.includes(sheet)) page.root.adoptedStyleSheets.push(sheet);
    page.signal.addEventListener('abort', () => this.#absence.abort());
  }

  /**
   * Away from now on, on the next pages, too; never from under somebody's pointer or focus, but when they have left it.
   * `over` is called at the moment `until`, in ms since 1970.
   */
  goAway(until: number, over: () => void): void {
    const { host, button } = this.#page;
    this.#absence.abort();
    this.#absence = new AbortController();
    const { signal } = this.#absence;
    const leave = () => {
      if (!signal.aborted && !button.matches(':hover,:focus')) button.dataset.closed = `${until}`;
    };
    storage.write(KEY, `${until}`);
    for (const event of ['pointerleave', 'focusout'])
      host.addEventListener(event, () => setTimeout(leave), { signal });
    leave();
    const timer = setTimeout(over, until - Date.now());
    signal.addEventListener('abort', () => clearTimeout(timer));
  }

  comeBack(): void {
    storage.write(KEY, '');
    this.#absence.abort();
    delete this.#page.button.dataset.closed;
  }
}

/** Goes before whatever the site, or the state of the chat, makes of the launcher. */
const sheet = new CSSStyleSheet();
sheet.replaceSync('[data-closed]{display:none!important}');
