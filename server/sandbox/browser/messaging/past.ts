import type { Deployment } from '../deployment.ts';
import type { Conversation } from './conversation.ts';
import { fetchHistoryPage, type HistoryPage } from './history.ts';
import type { Outbox } from './outbox.ts';
import type { PickerAnswers } from './picker-answers.ts';
import type { GuestSession } from './session.ts';

interface PastParts {
  deployment: Deployment;
  conversation: Conversation;
  outbox: Outbox;
  pickers: PickerAnswers;
  publish: (event: string, data?: unknown) => void;
  republish: (event: string, data?: unknown) => void;
}

/** What was said before: fetched page by page, newest first, into the conversation. */
export class Past {
  readonly #parts: PastParts;

  constructor(parts: PastParts) {
    this.#parts = parts;
  }

  /** The newest page of a conversation that goes on. */
  async restore(session: GuestSession): Promise<void> {
    const { messages, pageNumber, pageSize, isLast } = await this.fetch(session, 1);
    this.#parts.republish('restored', { messages: messages.map(({ wire }) => wire), pageNumber, pageSize });
    if (isLast) this.#parts.publish('historyComplete');
  }

  /** The page before the earliest one that is shown; nothing when there is none. */
  async fetchEarlier(session: GuestSession): Promise<HistoryPage | undefined> {
    const pageNumber = this.#parts.conversation.nextHistoryPage;
    if (!pageNumber) return undefined;
    const page = await this.fetch(session, pageNumber);
    this.#parts.publish('oldMessages', { messages: page.messages.map(({ wire }) => wire) });
    if (page.isLast) this.#parts.publish('historyComplete');
    return page;
  }

  async fetch(session: GuestSession, pageNumber: number): Promise<HistoryPage> {
    const { deployment, conversation, outbox, pickers } = this.#parts;
    const page = await fetchHistoryPage(deployment.apiEndpoint, await session.getJwt(), pageNumber);
    for (const { sentAs, wire } of page.messages) {
      outbox.remove(sentAs);
      pickers.seen(wire);
    }
    conversation.addPage(page);
    return page;
  }
}
