import type { Deployment } from '../deployment.ts';
import type { Conversation } from './conversation.ts';
import type { FormattedMessage } from './formatted.ts';
import { fetchHistoryPage, type HistoryPage } from './history.ts';
import type { Outbox } from './outbox.ts';
import type { PickerAnswers } from './picker-answers.ts';
import type { SeenMessages } from './seen.ts';
import type { GuestSession } from './session.ts';

interface PastParts {
  deployment: Deployment;
  conversation: Conversation;
  outbox: Outbox;
  pickers: PickerAnswers;
  seen: SeenMessages;
  publish: (event: string, data?: unknown) => void;
  republish: (event: string, data?: unknown) => void;
}

/** A page of the history, as pages get it. */
interface FormattedPage {
  readonly messages: readonly FormattedMessage[];
  readonly pageNumber: number;
  readonly pageSize: number;
}

/** What was said before: fetched page by page, newest first (genesys.md 7.3, CONFIRMED-2). */
export class Past {
  readonly #parts: PastParts;
  #nextPage = 1;
  #isComplete = false;

  constructor(parts: PastParts) {
    this.#parts = parts;
  }

  /** Everything this page knows of a conversation that goes on, the newest page of its history included. */
  async restore(session: GuestSession): Promise<void> {
    const page = await this.#fetch(session, 1);
    this.#take(page);
    this.#nextPage = 2;
    const { pageNumber, pageSize } = page;
    const messages = this.#parts.seen.newestFirst;
    this.#parts.republish('restored', { messages, pageNumber, pageSize });
    if (messages.length === 0) this.#complete();
  }

  /** What is new here of the next earlier page; nothing once there was a page with nothing new. */
  async fetchEarlier(session: GuestSession): Promise<FormattedPage | undefined> {
    if (this.#isComplete) return undefined;
    const page = await this.#fetch(session, this.#nextPage);
    const { pageNumber, pageSize } = page;
    const earlier = { messages: this.#take(page), pageNumber, pageSize };
    if (earlier.messages.length > 0) {
      this.#nextPage += 1;
      this.#parts.publish('oldMessages', earlier);
    } else this.#complete();
    return earlier;
  }

  /** Another conversation begins. */
  forget(): void {
    this.#nextPage = 1;
    this.#isComplete = false;
    this.#parts.seen.forget();
  }

  async #fetch(session: GuestSession, pageNumber: number): Promise<HistoryPage> {
    return fetchHistoryPage(this.#parts.deployment.apiEndpoint, await session.getJwt(), pageNumber);
  }

  #take(page: HistoryPage): FormattedMessage[] {
    const { conversation, outbox, pickers, seen, publish } = this.#parts;
    conversation.addPage(page);
    const fresh: FormattedMessage[] = [];
    for (const message of page.messages) {
      outbox.remove(message.sentAs);
      pickers.seen(message.wire);
      const taken = seen.add(message);
      if (!taken) continue;
      fresh.push(taken);
      // The real SDK tells of old ones too, while it formats them.
      const { presence, wire, readOnly } = message;
      if (presence === 'Disconnect') publish('conversationDisconnected', { message: wire, readOnly });
    }
    return fresh;
  }

  #complete(): void {
    this.#isComplete = true;
    this.#parts.publish('historyComplete');
  }
}
