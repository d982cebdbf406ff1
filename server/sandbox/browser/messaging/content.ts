import { at } from '../deployment.ts';

/** What a message has besides its text (names of the fields: genesys.md 11.2, CONFIRMED). */
export interface MessageContent {
  readonly quickReplies: readonly Reply[];
  readonly cards: readonly Card[];
  readonly attachments: readonly Attachment[];
}

/** What a button says for the visitor, and what the other side gets with it. */
export interface Reply {
  readonly text: string;
  readonly payload: string;
}

export interface Card {
  readonly title: string;
  readonly description?: string;
  /** An address of http or https, as every address here. */
  readonly image?: string;
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

/** Reads the `content` of a StructuredMessage; what is not understood is left out. */
export function readContent(content: unknown): MessageContent {
  if (!Array.isArray(content)) return noContent;
  const all = <Part>(read: (part: unknown) => Part | undefined): Part[] =>
    content.map(read).filter((part) => part !== undefined);
  return {
    quickReplies: all((part) => readReply(at(part, 'quickReply'))),
    cards: [
      ...all((part) => readCard(at(part, 'card'))),
      ...content.flatMap((part) => {
        const cards = at(part, 'carousel.cards');
        return Array.isArray(cards) ? cards.map(readCard).filter((card) => card !== undefined) : [];
      }),
    ],
    attachments: all((part) => readAttachment(at(part, 'attachment'))),
  };
}

export function readReply(reply: unknown): Reply | undefined {
  const [text, payload] = [words(reply, 'text'), words(reply, 'payload')];
  return text === undefined ? undefined : { text, payload: payload ?? text };
}

function readCard(card: unknown): Card | undefined {
  const title = words(card, 'title');
  if (!title) return undefined;
  const [description, image, actions] = [
    words(card, 'description'),
    link(card, 'image'),
    at(card, 'actions'),
  ];
  return {
    title,
    ...(description && { description }),
    ...(image && { image }),
    actions: Array.isArray(actions) ? actions.map(readAction).filter((action) => action !== undefined) : [],
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

function words(value: unknown, name: string): string | undefined {
  const found = at(value, name);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

function link(value: unknown, name: string): string | undefined {
  const found = words(value, name);
  return found && /^https?:\/\//i.test(found) ? found : undefined;
}
