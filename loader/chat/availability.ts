import {
  type Availability,
  askForAvailability,
  asksForAvailability,
  countsUntil,
  isClosed,
} from '../availability-answer.ts';
import { isConversationOn } from '../unasked.ts';
import { AttendedLauncher } from './availability-launcher.ts';
import { closedView, type Manner, mannerOf, openingView } from './availability-views.ts';
import type { Words } from './panel.ts';
import type { Doorkeeper, Helped } from './parts.ts';

/** In ms: what is older is asked for anew when somebody comes near. The companion's own answer is as old at most. */
const FRESH = 20_000;

/**
 * Asks the companion whether anybody is there, once somebody has come near and after consent, and does what `data-when-closed`
 * and `data-show-wait` say. Nobody waits for the answer: one that is not there when the window would open, or is `unknown`, has
 * no effect.
 */
export function begin(chat: Helped): void {
  if (asksForAvailability(chat.page.raw)) chat.window.doorkeeper = new Attendance(chat);
}

class Attendance implements Doorkeeper {
  readonly #chat: Helped;
  readonly #manner: Manner;
  readonly #launcher: AttendedLauncher;
  #last: { readonly answer: Availability; readonly at: number } | undefined;
  #isAsking = false;
  /** The words of the last answer: the same for as long as that is, so that nobody hears them twice. */
  #views: { readonly closed: Words; readonly opening: Words } | undefined;
  #isKeptShut = false;
  /** The visitor has read that nobody is there, and goes on all the same. */
  #goesOn = false;
  /** A page without storage knows of no conversation but its own. */
  #isTalking = false;

  constructor(chat: Helped) {
    const { host, raw, signal } = chat.page;
    const ask = () => void this.#ask();
    this.#chat = chat;
    this.#manner = mannerOf(raw, chat.options.fallbackUrl);
    this.#launcher = new AttendedLauncher(chat, this.#manner, ask);
    for (const event of ['pointerenter', 'focusin']) host.addEventListener(event, ask, { signal });
    for (const [event, isTalking] of [
      ['started', true],
      ['ended', false],
    ] as const)
      document.addEventListener(
        `messenger-tag:conversation_${event}`,
        () => {
          this.#isTalking = isTalking;
          this.#heed();
        },
        { signal },
      );
    ask();
  }

  get answer(): Availability | undefined {
    const { answer, at = 0 } = this.#last ?? {};
    return answer && Date.now() < countsUntil(answer, at) ? answer : undefined;
  }

  keepsShut(): boolean {
    void this.#ask();
    this.#isKeptShut = this.#isShut;
    if (this.answer && this.#views)
      this.#chat.panel.show(this.#isKeptShut ? this.#views.closed : this.#views.opening);
    return this.#isKeptShut;
  }

  get #isShut(): boolean {
    const { whenClosed } = this.#manner;
    const isGate = whenClosed !== '' && whenClosed !== 'open';
    const isNobodyThere = this.answer !== undefined && isClosed(this.answer);
    return isGate && isNobodyThere && !this.#goesOn && !this.#isConversationOn;
  }

  get #isConversationOn(): boolean {
    return this.#isTalking || isConversationOn() !== undefined;
  }

  async #ask(): Promise<void> {
    const chat = this.#chat;
    const isFresh = this.#last && Date.now() < this.#last.at + FRESH;
    if (this.#isAsking || isFresh || !chat.endpoint || !chat.mayMount) return;
    this.#isAsking = true;
    const answer = await askForAvailability(chat.endpoint, chat.deploymentId);
    this.#isAsking = false;
    if (!chat.mayMount) return;
    const isNew = JSON.stringify(answer) !== JSON.stringify(this.#last?.answer);
    this.#last = { answer, at: Date.now() };
    if (isNew) this.#takeWordsFrom(answer);
    this.#heed();
    if (isNew) chat.announce('availability', answer);
  }

  #takeWordsFrom(answer: Availability): void {
    const chat = this.#chat;
    const goOn = () => {
      this.#goesOn = true;
      void chat.open();
    };
    // The button that was pressed is gone then, and the focus has to be somewhere.
    const close = () => void chat.close().then(() => chat.page.button.focus());
    this.#views = {
      closed: closedView(answer, this.#manner, { goOn, close }),
      opening: openingView(answer, this.#manner),
    };
  }

  /** What the answer means for the launcher, and for whoever waits for the window just now. */
  #heed(): void {
    const { window, lifecycle } = this.#chat;
    if (!this.#last) return;
    this.#launcher.heed(this.#last.answer, this.#isConversationOn);
    if (!window.isWanted || window.isOpen) return;
    if (this.#isKeptShut && !this.#isShut) void this.#chat.open();
    else if (lifecycle.state === 'starting') this.keepsShut();
  }
}
