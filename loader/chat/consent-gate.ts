import type { Announce } from '../announce.ts';
import type { Page } from '../page.ts';
import { fetchPart } from './fetch-part.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Panel, Words } from './panel.ts';
import type { ConsentPart, ConsentQuestion, PlatformsPart } from './parts.ts';

/** The chat, as the question for consent needs it. */
interface Gated {
  readonly page: Page;
  readonly announce: Announce;
  readonly lifecycle: Lifecycle;
  readonly panel: Panel;
  close(): Promise<void>;
  failed(error: unknown): void;
}

/** Nothing of Genesys is fetched, and no guest asked for, before this is open. */
export class ConsentGate {
  isOpen: boolean;
  readonly #chat: Gated;
  readonly #consent: string;
  #isWatched = false;

  constructor(chat: Gated, consent: string) {
    this.#chat = chat;
    this.#consent = consent;
    this.isOpen = consent === 'granted';
  }

  /** Somebody wants the chat, and consent is not known. */
  async ask(): Promise<void> {
    const chat = this.#chat;
    const { page, announce, lifecycle } = chat;
    const stands = () => lifecycle.state === 'consent' && !page.signal.aborted;
    lifecycle.take('asked');
    try {
      const [{ askForConsent }, watch] = await Promise.all([
        fetchPart<ConsentPart>(page, 'consent'),
        this.#platform(),
      ]);
      const show = (words: Words) => void chat.panel.show(words);
      if (stands()) askForConsent({ watch, announce, stands, show, close: () => void chat.close() });
    } catch (error) {
      if (stands()) chat.failed(error);
    }
  }

  /** Once for all questions: a second one needs no second listener. */
  async #platform(): Promise<ConsentQuestion['watch']> {
    if (this.#isWatched || !/^(tcf|gcm)/.test(this.#consent)) return undefined;
    const { page } = this.#chat;
    const { watchConsent } = await fetchPart<PlatformsPart>(page, 'platforms');
    return (tell) => {
      this.#isWatched = true;
      watchConsent(this.#consent, page.signal, tell);
    };
  }
}
