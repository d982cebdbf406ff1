import type { ConversationState, Phase } from '../frames/bridge-messages.ts';
import type { MessageContent } from './content.ts';
import type { HistoryPage } from './history.ts';
import { isShown, type ReceivedMessage, Transcript } from './transcript.ts';

/** How long the other side's typing is shown when no message follows; ours. */
export const TYPING_SHOWN_MS = 5_000;

/** What the visitor sees of the conversation; tells its listener whenever that changes. */
export class Conversation {
  readonly #transcript = new Transcript();
  #phase: Phase = 'idle';
  #historyPage: HistoryPage | undefined;
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
      hasEarlier: this.#historyPage?.isLast === false,
    };
  }

  /** The number of the page before the earliest shown one; nothing when all are shown. */
  get nextHistoryPage(): number | undefined {
    return this.#historyPage?.isLast ? undefined : (this.#historyPage?.pageNumber ?? 0) + 1;
  }

  onChange(listener: () => void): void {
    this.#listener = listener;
  }

  /** Something the visitor sees that is kept elsewhere has changed. */
  readonly changed = (): void => this.#listener();

  enter(phase: Phase): void {
    this.#phase = phase;
    if (phase !== 'online') this.#endTyping();
    this.#listener();
  }

  addOwn(id: string, text: string, content: Partial<MessageContent>): void {
    this.#transcript.addOwn(id, text, content);
    this.#listener();
  }

  /** Whether the message is new here, or the echo of one that was shown already. */
  add(message: ReceivedMessage): 'new' | 'echo' {
    if (message.outbound) this.#endTyping();
    const kind = this.#transcript.receive(message);
    this.#listener();
    return kind;
  }

  addPage(page: HistoryPage): void {
    this.#historyPage = page;
    for (const message of page.messages) if (isShown(message)) this.#transcript.receive(message);
    this.#listener();
  }

  fail(id: string): void {
    this.#transcript.fail(id);
    this.#listener();
  }

  /** Shows that the other side types; `onTimeout` when nothing came of it. */
  showTyping(onTimeout: () => void): void {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      this.#endTyping();
      this.#listener();
      onTimeout();
    }, TYPING_SHOWN_MS);
    this.#listener();
  }

  forget(): void {
    this.#transcript.clear();
    this.#historyPage = undefined;
    this.#endTyping();
    this.#listener();
  }

  #endTyping(): void {
    clearTimeout(this.#typing);
    this.#typing = undefined;
  }
}
