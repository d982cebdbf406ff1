import { pageClock } from '../clock.ts';
import { at } from '../deployment.ts';
import type { TranscriptMessage } from '../frames/bridge-messages.ts';
import { type MessageContent, noContent, readContent } from './content.ts';

/** The parts of a StructuredMessage (genesys.md 4.3) that Messenger uses. */
export interface ReceivedMessage {
  /** The whole, as it arrived. */
  readonly wire: object;
  /** That of the frame; a message of the history has none. */
  readonly tracingId: string | undefined;
  readonly id: string;
  readonly outbound: boolean;
  readonly text: string | undefined;
  readonly content: MessageContent;
  readonly time: string;
  readonly name: string | undefined;
  readonly fromBot: boolean;
  /** What it tells besides words, such as `{eventType: 'Presence', presence: {type: 'Join'}}`. */
  readonly event: unknown;
  readonly presence: string | undefined;
  /** Of a Disconnect: whether the conversation can only be read from then on. */
  readonly readOnly: boolean | undefined;
  /** The id this page gave the message when it sent it. */
  readonly sentAs: string | undefined;
}

/** What the visitor sees, in order of time: messages may arrive out of order (genesys.md 4.3). */
export class Transcript {
  #messages: TranscriptMessage[] = [];

  get messages(): readonly TranscriptMessage[] {
    return this.#messages;
  }

  addOwn(id: string, text: string, content: Partial<MessageContent> = {}): void {
    this.#messages.push({
      ...noContent,
      ...content,
      id,
      from: 'visitor',
      text,
      time: new Date(pageClock.now()).toISOString(),
      delivery: 'sending',
    });
  }

  /**
   * Whether it is new here, or the echo of a message that was shown already. A message of this page keeps the id it was
   * sent as, so that it stays the same element on the screen.
   */
  receive(message: ReceivedMessage): 'new' | 'echo' {
    const { text = '', content, time, name } = message;
    const id = message.sentAs ?? message.id;
    const from = message.outbound ? (message.fromBot ? 'bot' : 'agent') : 'visitor';
    const entry: TranscriptMessage = {
      id,
      from,
      text,
      ...content,
      time,
      delivery: 'sent',
      ...(name && { name }),
    };
    const known = this.#messages.findIndex((shown) => shown.id === id);
    if (known < 0) this.#messages.push(entry);
    else this.#messages[known] = entry;
    this.#messages.sort((one, other) => Date.parse(one.time) - Date.parse(other.time));
    return known < 0 ? 'new' : 'echo';
  }

  fail(id: string): void {
    this.#messages = this.#messages.map((message) =>
      message.id === id ? { ...message, delivery: 'failed' } : message,
    );
  }

  clear(): void {
    this.#messages = [];
  }
}

/** Whether there is something to see: events are not. */
export function isShown({ text, content }: ReceivedMessage): boolean {
  const { cards, attachments, picker, answer } = content;
  return text !== undefined || cards.length > 0 || attachments.length > 0 || Boolean(picker ?? answer);
}

/** Nothing for what has no id. */
export function readMessage(wire: unknown, tracingId?: string): ReceivedMessage | undefined {
  const text = (path: string) => {
    const value = at(wire, path);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const events = at(wire, 'events');
  const event = Array.isArray(events) ? events[0] : undefined;
  const presence = at(event, 'presence.type');
  const id = text('id');
  if (!id) return undefined;
  return {
    wire: wire as object,
    tracingId,
    id,
    outbound: text('direction') === 'Outbound',
    text: text('type') === 'Event' ? undefined : text('text'),
    content: readContent(at(wire, 'content'), text('metadata.parentMessageId')),
    time: text('channel.time') ?? new Date().toISOString(),
    name: text('channel.from.nickname'),
    fromBot: text('originatingEntity') === 'Bot',
    event,
    presence: typeof presence === 'string' ? presence : undefined,
    readOnly: text('metadata.readOnly') === undefined ? undefined : text('metadata.readOnly') === 'true',
    sentAs: text('metadata.id'),
  };
}
