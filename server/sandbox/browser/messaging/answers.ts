import { list, type Reply, readReply, words } from './read.ts';

/** What a visitor answers to structured content. `to` is the id of the message that asked. */
export type VisitorAnswer =
  | (Reply & { readonly type: 'quickReply' | 'card' })
  | { readonly type: 'datePicker'; readonly to?: string; readonly text: string; readonly dateTime: string }
  | {
      readonly type: 'listPicker';
      readonly to: string;
      readonly text: string;
      readonly options: readonly Reply[];
    }
  | {
      readonly type: 'form';
      readonly to: string;
      readonly text: string;
      readonly cannedResponseId: string;
      readonly fields: readonly FieldAnswer[];
    };

/** What a form's field was given; one with several choices has one of these for each. */
export interface FieldAnswer extends Reply {
  readonly id: string;
}

/** The `message` of `onMessage`. */
export interface WireMessage {
  readonly type?: string;
  readonly text?: string;
  readonly content?: readonly object[];
  readonly metadata?: Readonly<Record<string, string>>;
}

/**
 * Reads `type` and `postback` of `MessagingService.sendMessage` (genesys.md 11.3, CONFIRMED-2); nothing when they do not fit.
 * A date comes without words: those are made here, in the language of `locale`.
 */
export function readAnswer(type: unknown, postback: unknown, locale?: string): VisitorAnswer | undefined {
  const [to, text] = [words(postback, 'id'), words(postback, 'text')];
  switch (type) {
    case 'quickReply':
    case 'card': {
      const reply = readReply(postback);
      return reply && { type, ...reply };
    }
    case 'datePicker': {
      const dateTime = words(postback, 'payload.dateTime');
      if (!dateTime || Number.isNaN(Date.parse(dateTime))) return undefined;
      return { type, text: timeInWords(dateTime, locale), dateTime, ...(to && { to }) };
    }
    case 'listPicker': {
      const options = list(postback, 'selectedOptions').flatMap((option) => readReply(option) ?? []);
      return to && text && options.length > 0 ? { type, to, text, options } : undefined;
    }
    case 'form': {
      const cannedResponseId = words(postback, 'cannedResponseId');
      const fields = list(postback, 'formData').flatMap((field) => readField(field) ?? []);
      return to && text && cannedResponseId ? { type, to, text, cannedResponseId, fields } : undefined;
    }
    default:
      return undefined;
  }
}

function readField(field: unknown): FieldAnswer | undefined {
  const [id, reply] = [words(field, 'id'), readReply(field)];
  return id && reply ? { id, ...reply } : undefined;
}

/** The message on the wire (genesys.md 11.3, CONFIRMED-2). An answer with a date has no text, and its duration is dropped. */
export function wireOfAnswer(answer: VisitorAnswer): WireMessage {
  const type = 'Structured';
  switch (answer.type) {
    case 'quickReply':
    case 'card': {
      const { text, payload } = answer;
      const button = answer.type === 'card' ? 'Button' : 'QuickReply';
      return { type, text, content: [asButton({ type: button, text, payload })] };
    }
    case 'datePicker': {
      const { text, dateTime, to } = answer;
      const content = [asButton({ type: 'DatePicker', text, payload: dateTime })];
      return { type, content, ...(to && { metadata: { parentMessageId: to } }) };
    }
    case 'listPicker': {
      const { text, options, to } = answer;
      const content = options.map((option) =>
        asButton({ type: 'ListPicker', ...option, originatingMessageId: to }),
      );
      return { type, text, content, metadata: { parentMessageId: to } };
    }
    case 'form': {
      const { text, cannedResponseId, fields, to } = answer;
      const response = fields.map(({ id, ...given }) => ({
        id,
        component: asButton({ type: 'Form', ...given }),
      }));
      const form = { originatingMessageId: to, cannedResponseId, response };
      return { type, text, content: [{ contentType: 'Form', form }] };
    }
  }
}

const asButton = (buttonResponse: object) => ({ contentType: 'ButtonResponse', buttonResponse });

/** A day and a time in a language, such as "Monday, 1 March 2027 at 09:30"; in the browser's own where none is given. */
export function timeInWords(dateTime: string, locale?: string): string {
  return new Date(dateTime).toLocaleString(locale || undefined, { dateStyle: 'full', timeStyle: 'short' });
}
