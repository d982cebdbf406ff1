import { at } from '../deployment.ts';
import { type Picker, readPicker } from './pickers.ts';
import { link, list, type Reply, readReply, words } from './read.ts';

/** What a message has besides its text (names of the fields: genesys.md 11.2, CONFIRMED). */
export interface MessageContent {
  readonly quickReplies: readonly Reply[];
  readonly cards: readonly Card[];
  readonly attachments: readonly Attachment[];
  /** What it asks for. Of several only the first counts: an answer names no more than the message. */
  readonly picker?: Picker;
  /** What it answers, when it is an answer to a picker or a form. */
  readonly answer?: AnswerShown;
}

export interface AnswerShown {
  /** The words of an answer whose message has none. */
  readonly text: string;
  /** The id of the message that asked. */
  readonly to?: string;
}

export interface Card {
  readonly title: string;
  readonly description?: string;
  /** An address of http or https, as every address here. */
  readonly image?: string;
  /** Where its title leads: the default action. */
  readonly href?: string;
  readonly actions: readonly CardAction[];
}

export type CardAction = { readonly text: string } & (
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'postback'; readonly payload: string }
);

export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly isImage: boolean;
  /** Where it can be fetched; nothing before the server has said so. */
  readonly url?: string;
}

export const noContent: MessageContent = { quickReplies: [], cards: [], attachments: [] };

/**
 * Reads the `content` of a StructuredMessage; what is not understood is left out. `parentMessageId` is that of the message's
 * metadata.
 */
export function readContent(content: unknown, parentMessageId?: string): MessageContent {
  if (!Array.isArray(content)) return noContent;
  const all = <Part>(read: (part: unknown) => Part | undefined): Part[] =>
    content.map(read).filter((part) => part !== undefined);
  const [picker] = all(readPicker);
  const answer = readAnswerShown(content, parentMessageId);
  return {
    quickReplies: all((part) => readReply(at(part, 'quickReply'))),
    cards: [
      ...all((part) => readCard(at(part, 'card'))),
      ...content.flatMap((part) => list(part, 'carousel.cards').flatMap((card) => readCard(card) ?? [])),
    ],
    attachments: all((part) => readAttachment(at(part, 'attachment'))),
    ...(picker && { picker }),
    ...(answer && { answer }),
  };
}

function readAnswerShown([first]: readonly unknown[], parentMessageId?: string): AnswerShown | undefined {
  const isForm = Array.isArray(at(first, 'form.response'));
  if (!isForm && !/^(Date|List)Picker$/.test(words(first, 'buttonResponse.type') ?? '')) return undefined;
  const to = parentMessageId ?? words(first, 'form.originatingMessageId');
  return { text: words(first, 'buttonResponse.text') ?? '', ...(to && { to }) };
}

function readCard(card: unknown): Card | undefined {
  const title = words(card, 'title');
  if (!title) return undefined;
  const [description, image] = [words(card, 'description'), link(card, 'image')];
  const href = words(card, 'defaultAction.type') === 'Link' ? link(card, 'defaultAction.url') : undefined;
  return {
    title,
    ...(description && { description }),
    ...(image && { image }),
    ...(href && { href }),
    actions: list(card, 'actions').flatMap((action) => readAction(action) ?? []),
  };
}

function readAction(action: unknown): CardAction | undefined {
  const [text, payload, url] = [words(action, 'text'), words(action, 'payload'), link(action, 'url')];
  if (!text) return undefined;
  if (words(action, 'type') === 'Link') return url ? { kind: 'link', text, url } : undefined;
  return { kind: 'postback', text, payload: payload ?? text };
}

function readAttachment(attachment: unknown): Attachment | undefined {
  const id = words(attachment, 'id');
  if (!id) return undefined;
  const [name, url] = [words(attachment, 'filename') ?? id, link(attachment, 'url')];
  const kind = `${words(attachment, 'mediaType') ?? ''} ${words(attachment, 'mime') ?? ''}`;
  return { id, name, isImage: /image/i.test(kind), ...(url && { url }) };
}
