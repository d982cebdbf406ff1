import { randomUUID } from 'node:crypto';
import type { OfferEvent, Participant } from './events.ts';

/** Everything that an event of presence can say (genesys.md 4.2, CONFIRMED). */
export const presenceTypes = [
  'Join',
  'Clear',
  'Disconnect',
  'SignIn',
  'SessionExpired',
  'Authenticate',
  'AuthenticateCancel',
  'AuthenticateFailure',
] as const;
type PresenceType = (typeof presenceTypes)[number];

type MessageEvent =
  | OfferEvent
  | { eventType: 'Presence'; presence: { type: PresenceType } }
  | { eventType: 'Typing'; typing: { type: 'On' | 'Off'; duration?: number | undefined } };

/** A message as it goes over the socket and into the history (genesys.md 4.3, CONFIRMED). */
export interface StructuredMessage {
  readonly id: string;
  readonly type: 'Text' | 'Structured' | 'Event' | 'Receipt';
  readonly direction: 'Inbound' | 'Outbound';
  readonly text?: string;
  readonly content?: readonly unknown[];
  readonly events?: readonly MessageEvent[];
  /** Of a receipt: what has become of the message with this `id`. */
  readonly status?: string;
  readonly reasons?: readonly { readonly code: string; readonly message: string }[];
  readonly channel: {
    readonly time: string;
    readonly type?: 'Private';
    readonly messageId?: string;
    readonly from?: Participant;
    readonly to?: Participant;
  };
  readonly metadata: Readonly<Record<string, string>>;
  readonly originatingEntity?: 'Human' | 'Bot';
}

/** A message before its session has dated it. */
export type UndatedMessage = Omit<StructuredMessage, 'channel'> & {
  readonly channel: Omit<StructuredMessage['channel'], 'time'>;
};

type Content = Pick<StructuredMessage, 'type' | 'text' | 'content' | 'events' | 'status' | 'reasons'>;

/**
 * What the visitor sent, as it is echoed: with an id of 32 hex digits and a `channel.messageId` (genesys.md 4.3, CONFIRMED-2),
 * and without `channel.type` (genesys.md 11.1, CONFIRMED).
 */
export function inbound(
  content: Content,
  metadata: Record<string, string> = {},
  parties: Pick<StructuredMessage['channel'], 'from' | 'to'> = {},
): UndatedMessage {
  return {
    id: messageId(),
    direction: 'Inbound',
    ...content,
    channel: { messageId: randomUUID(), ...parties },
    metadata,
  };
}

/** What a bot says: without `channel.messageId` (genesys.md 4.3, CONFIRMED-2). */
export function fromBot(
  nickname: string,
  content: Content,
  metadata: Record<string, string> = {},
): UndatedMessage {
  return {
    id: messageId(),
    direction: 'Outbound',
    ...content,
    channel: { type: 'Private', from: { nickname } },
    metadata,
    originatingEntity: 'Bot',
  };
}

/** What a person at the agent's desk says: as from a bot, but human. */
export function fromAgent(
  nickname: string,
  content: Content,
  metadata: Record<string, string> = {},
): UndatedMessage {
  return { ...fromBot(nickname, content, metadata), originatingEntity: 'Human' };
}

const messageId = () => randomUUID().replaceAll('-', '');
