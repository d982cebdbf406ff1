import type { State } from '../api.ts';
import type { Page } from '../page.ts';
import type { Texts } from './texts.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(
  `[data-unread]:after{content:attr(data-unread);position:absolute;top:0;inset-inline-end:0;min-width:22px;border-radius:11px;background:#c00;color:#fff;font:bold 13px/22px system-ui}`,
);

type LauncherPage = Pick<Page, 'host' | 'root' | 'button' | 'raw'>;

/** The launcher once stage two is there: its name, and what the state of the chat makes of it. */
export class Launcher {
  /** Messages that came while the window was closed. */
  unread = 0;
  readonly #page: LauncherPage;
  readonly #texts: Promise<Texts>;
  #isHiddenBySite = false;
  #hasGivenWay = false;
  #state: State = 'waiting';

  constructor(page: LauncherPage, texts: Promise<Texts>) {
    this.#page = page;
    this.#texts = texts;
    // Stage one may have said there that the chat did not load.
    page.button.textContent = '';
    page.host.removeAttribute('role');
    void this.#name();
  }

  hide(): void {
    this.#isHiddenBySite = true;
    this.#draw();
  }

  show(): void {
    this.#isHiddenBySite = false;
    this.#draw();
  }

  /** To Genesys's own launcher, for as long as that is there. */
  giveWay(hasGivenWay: boolean): void {
    this.#hasGivenWay = hasGivenWay;
    this.#draw();
  }

  entered(state: State): void {
    this.#state = state;
    this.#draw();
    if (this.unread) this.#count(0);
  }

  countMessage(): void {
    if (this.#state !== 'open') this.#count(this.unread + 1);
  }

  #draw(): void {
    const { button } = this.#page;
    button.hidden = this.#isHiddenBySite || this.#hasGivenWay || this.#state === 'open';
    button.ariaBusy = `${this.#state === 'starting'}`;
  }

  #count(unread: number): void {
    this.unread = unread;
    void this.#name();
  }

  /** Also for those who do not see the number. */
  async #name(): Promise<void> {
    const texts = await this.#texts;
    const { unread } = this;
    const { root, button, raw } = this.#page;
    const name = raw.launcherText || raw.label || texts.title;
    if (unread && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
    if (unread) button.dataset.unread = `${unread}`;
    else delete button.dataset.unread;
    button.ariaLabel = unread ? `${name}, ${texts.unread} ${unread}` : name;
  }
}
