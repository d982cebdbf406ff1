import { type Availability, countsUntil, isClosed } from '../availability-answer.ts';
import { languages } from '../build-time.ts';
import { ClosedLauncher } from '../closed-launcher.ts';
import { languageOfVisitor } from '../language.ts';
import { addTooltip } from '../looks-tooltip.ts';
import { inWords, type Manner } from './availability-views.ts';
import type { Helped } from './parts.ts';

/** What the launcher makes of an answer: words for whoever comes near, or it is away. */
export class AttendedLauncher {
  readonly #chat: Pick<Helped, 'page' | 'options'>;
  readonly #manner: Manner;
  readonly #closed: ClosedLauncher | undefined;
  readonly #askAgain: () => void;

  /** `askAgain` is called while the launcher is away, where nobody can come near it. */
  constructor(chat: Pick<Helped, 'page' | 'options'>, manner: Manner, askAgain: () => void) {
    this.#chat = chat;
    this.#manner = manner;
    this.#askAgain = askAgain;
    if (manner.whenClosed === 'hide') this.#closed = new ClosedLauncher(chat.page);
  }

  /** Where a conversation goes on, the launcher is the visitor's way to it. */
  heed(answer: Availability, isConversationOn: boolean): void {
    const language = languageOfVisitor(this.#manner.locale, languages) ?? 'en';
    this.#say(inWords(answer, this.#manner, language));
    if (!isClosed(answer) || isConversationOn) this.#closed?.comeBack();
    else this.#closed?.goAway(countsUntil(answer, Date.now()), () => this.#isOver(answer));
  }

  /** Where it was said when somebody is there again, that is believed: else all pages would ask in the same second. */
  #isOver({ opensAt }: Availability): void {
    if (opensAt && Date.parse(opensAt) <= Date.now()) this.#closed?.comeBack();
    else if (!document.hidden) this.#askAgain();
    else {
      const { signal } = this.#chat.page;
      document.addEventListener('visibilitychange', this.#askAgain, { signal, once: true });
    }
  }

  /** Where the site has words of its own for them, after those. */
  #say(words: string): void {
    const { page, options } = this.#chat;
    const { root, button, raw } = page;
    if (!button.isConnected) return;
    if (words && !root.querySelector('.tooltip')) addTooltip(page, '', options);
    const tooltip = root.querySelector<HTMLElement>('.tooltip');
    if (!tooltip?.firstElementChild) return;
    const all = [raw.launcherTooltip, words].filter(Boolean).join(' – ');
    tooltip.firstElementChild.textContent = all;
    tooltip.hidden = all === '';
  }
}
