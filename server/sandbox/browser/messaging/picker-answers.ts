import { at } from '../deployment.ts';
import { readPicker } from './pickers.ts';
import { list, readReply, words } from './read.ts';

interface PickerAnswersParts {
  publish: (event: string, data: unknown) => void;
  /** A message as `messagesUpdated` tells of it (genesys.md 7.2). */
  format: (wire: unknown) => object;
}

/**
 * What the page remembers of pickers and forms, and the events that follow an answer to one: `messagesUpdated` with the
 * question, and `repliedMessage` when this page knows the question (genesys.md 7.5 and 11.3, CONFIRMED-2). That every message
 * which this page has received or fetched counts as known, and the order of the three events, are ours.
 */
export class PickerAnswers {
  readonly #parts: PickerAnswersParts;
  readonly #questions = new Map<string, unknown>();

  constructor(parts: PickerAnswersParts) {
    this.#parts = parts;
  }

  /** Remembers a message that asks. */
  seen(wire: unknown): void {
    const id = words(wire, 'id');
    if (id && list(wire, 'content').some(readPicker)) this.#questions.set(id, wire);
  }

  /**
   * Tells of a message by `messagesReceived`, and of what it answers. "Consumed" is what the page remembers: the server's
   * message has no `state`.
   */
  publishReceived(wire: unknown): void {
    const { publish, format } = this.#parts;
    this.seen(wire);
    const answer = readPickerAnswer(wire);
    if (!answer) {
      publish('messagesReceived', { messages: [wire] });
      return;
    }
    const consumed = { state: 'consumed', updatedTime: new Date().toISOString() };
    publish('messagesReceived', { messages: [{ ...Object(wire), ...consumed }] });
    const question = this.#questions.get(answer.to ?? '');
    const updatedMessages = question ? [{ ...format(question), ...consumed }] : [];
    publish('messagesUpdated', { updatedMessages });
    if (question) publish('repliedMessage', answer.replied);
  }
}

/**
 * The id of the question that a message answers, and what `repliedMessage` tells of the answer; nothing for what answers no
 * picker or form. `id`, `type` and `metadata` are those of the answer: of which message the real ones are is not said.
 */
function readPickerAnswer(wire: unknown): { to: string | undefined; replied: object } | undefined {
  const content = list(wire, 'content');
  const [first] = content;
  const message = { id: at(wire, 'id'), type: at(wire, 'type'), metadata: at(wire, 'metadata') };
  const to = words(wire, 'metadata.parentMessageId');
  switch (at(first, 'buttonResponse.type')) {
    case 'DatePicker': {
      const { text, payload } = readReply(at(first, 'buttonResponse')) ?? {};
      return { to, replied: { ...message, scheduledTime: payload, scheduledMessage: text } };
    }
    case 'ListPicker': {
      const payload = content.flatMap((part) => {
        const option = readReply(at(part, 'buttonResponse'));
        return option ? { text: option.text, id: option.payload } : [];
      });
      return { to, replied: { ...message, text: at(wire, 'text'), payload } };
    }
  }
  const response = at(first, 'form.response');
  if (!Array.isArray(response)) return undefined;
  const originatingMessageId = words(first, 'form.originatingMessageId');
  return {
    to: originatingMessageId,
    replied: { ...message, originatingMessageId, text: at(wire, 'text'), response },
  };
}
