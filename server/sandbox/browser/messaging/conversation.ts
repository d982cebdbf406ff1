import type { ConversationState, Phase } from '../frames/bridge-messages.ts';
import type { MessageContent } from './content.ts';
import type { HistoryPage } from './history.ts';
import { isShown, type ReceivedMessage, Transcript } from './transcript.ts';

/** How long the other side's typing is shown when it does not say how long (genesys.md 11.1, CONFIRMED-2). */
export const TYPING_SHOWN_MS = 5_000;

/** What the visitor sees of the conversation; tells its listener whenever that changes. */
export class Conversation {
  readonly #transcript = new Transcript();
  #phase: Phase = 'idle';
  #hasEarlier = false;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #listener: () => void = () => {};

  get phase(): Phase {
    return this.#phase;
  }

  get state(): Pick<ConversationState, 'phase' | 'messages' | 'typing' | 'hasEarlier'> {
    return {
      phase: this.#phase,
      messages: this.#transcript.messages,
      typing: this.#typing !== undefined,
      hasEarlier: this.#hasEarlier,
    };
  }

  onChange(listener: () => void): void {
    this.#listener = listener;
  }

  /** Something the visitor sees that is kept elsewhere has changed. */
  readonly changed = (): void => this.#listener();

  enter(phase: Phase): void {
    this.#phase = phase;
    if (phase !== 'online') this.#stopTyping();
    this.#listener();
  }

  addOwn(id: string, text: string, content: Partial<MessageContent>): void {
    this.#transcript.addOwn(id, text, content);
    this.#listener();
  }

  add(message: ReceivedMessage): void {
    this.#transcript.receive(message);
    this.#listener();
  }

  addPage(page: HistoryPage): void {
    this.#hasEarlier = !page.isLast;
    for (const message of page.messages) if (isShown(message)) this.#transcript.receive(message);
    this.#listener();
  }

  fail(id: string): void {
    this.#transcript.fail(id);
    this.#listener();
  }

  /** Shows that the other side types, for so many milliseconds; `onTimeout` when nothing came of it. */
  showTyping(duration: number, onTimeout: () => void): void {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      this.endTyping();
      onTimeout();
    }, duration);
    this.#listener();
  }

  endTyping(): void {
    this.#stopTyping();
    this.#listener();
  }

  forget(): void {
    this.#transcript.clear();
    this.#hasEarlier = false;
    this.#stopTyping();
    this.#listener();
  }

  #stopTyping(): void {
    clearTimeout(this.#typing);
    this.#typing = undefined;
  }
}
