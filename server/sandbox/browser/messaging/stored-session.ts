import { randomId } from '../random-id.ts';
import type { MessengerStorage } from '../storage.ts';

/** The visitor's token and whether a conversation is going on, as this browser remembers them. */
export class StoredSession {
  readonly #storage: MessengerStorage;

  constructor(storage: MessengerStorage) {
    this.#storage = storage;
  }

  get hasConversation(): boolean {
    return this.#storage.get('gcmcsessionActive') === 'true' && !!this.#storage.get('sandboxGuestToken');
  }

  /** "A 32 hexadecimal digits UUID", made by the client when there is none yet (genesys.md 4.1). */
  get token(): string {
    const stored = this.#storage.get('sandboxGuestToken');
    if (stored) return stored;
    const token = randomId();
    this.#storage.set('sandboxGuestToken', token);
    return token;
  }

  startConversation(): void {
    this.#storage.set('gcmcsessionActive', 'true');
  }

  /** The next conversation is another guest's. */
  forget(): void {
    this.#storage.remove('gcmcsessionActive', 'sandboxGuestToken');
  }
}
