import type { Page } from '../page.ts';
import { fetchPart } from './fetch-part.ts';
import type { Authenticated, AuthPart, Provider } from './parts.ts';
import { storage } from './storage.ts';

/** The chat, as what Genesys knows of its visitor needs it. */
interface KnownThere extends Authenticated {
  readonly page: Page;
  readonly isMounted: boolean;
}

/**
 * What Genesys itself knows of the visitor, and how it lets go of that. A mark in the page's storage stands for somebody who
 * is leaving until it has: the page may be left before, or never have Messenger. The next page that mounts it does the rest.
 */
export class AtGenesys {
  /** Somebody is going: until that is over, their conversation is nobody's to see. */
  leaving: Promise<unknown> | undefined;
  readonly #chat: KnownThere;
  readonly #mark: string;
  #part: AuthPart | undefined;
  #provider: Provider | undefined;

  constructor(chat: KnownThere) {
    this.#chat = chat;
    this.#mark = `${chat.key}:leaving`;
  }

  /** What few visits need. May be asked for again when it did not come. */
  async part(): Promise<AuthPart> {
    this.#part ??= await fetchPart<AuthPart>(this.#chat.page, 'auth');
    return this.#part;
  }

  /** Signed-in visitors get codes for Genesys. Where the part does not come the page hears of it, and the chat goes on. */
  async provideCodes(): Promise<void> {
    const chat = this.#chat;
    try {
      const { begin } = await this.part();
      if (!chat.page.signal.aborted) this.#provider ??= begin(chat);
    } catch (error) {
      chat.tell(error);
    }
  }

  /** Begun at once: the page may be left in the next moment. `hasChatted`: whether anything is known of a chat of theirs. */
  async leave({ hasChatted }: { hasChatted: boolean }): Promise<void> {
    const { deploymentId, isMounted, messenger } = this.#chat;
    if (!hasChatted && !isMounted) return;
    storage.write(this.#mark, 'yes');
    // Else Genesys opens its window by itself on the next page (genesys.md 3.5, CONFIRMED-2).
    storage.write(`_${deploymentId}:gcmcopn`, '');
    if (!isMounted) return;
    // Guests have nothing but their conversation. Genesys refuses where there is none to be cleared, where it is still being
    // restored, or where the deployment does not allow it (genesys.md 3.2, CONFIRMED-2).
    this.leaving = this.#provider?.leave();
    await (this.leaving ?? messenger.command('MessagingService.clearConversation').catch(() => this.letGo()));
    storage.write(this.#mark, '');
  }

  /** Of whoever has left before, once Messenger is there, and nobody has seen it. */
  async letGo(): Promise<void> {
    if (!storage.read(this.#mark)) return;
    await (await this.part()).leave(this.#chat);
    storage.write(this.#mark, '');
  }
}
