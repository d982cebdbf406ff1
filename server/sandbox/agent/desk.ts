import { z } from 'zod';
import type { Organisation } from '../organisation.ts';
import { personTakes } from '../web-messaging/bot-turn.ts';
import { typingOn } from '../web-messaging/events.ts';
import type { Session } from '../web-messaging/session.ts';
import { type OutboundContent, outboundContent } from '../web-messaging/structured-content.ts';
import { fromAgent } from '../web-messaging/structured-message.ts';
import { describeContent, quickRepliesOf } from './desk-content.ts';
import type { DeskConversation, DeskCustomer } from './desk-conversation.ts';

const text = z.string().trim().min(1);

/** "outbound 4000 chars" (genesys.md 4.6, CONFIRMED-2). */
const MAX_TEXT_LENGTH = 4000;

/** What a person at the desk can do with a conversation. All but `take` want it taken first. */
export const deskAction = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('take'), agent: text.max(60) }),
  z.strictObject({ action: z.literal('release') }),
  z.strictObject({ action: z.literal('typing') }),
  z
    .strictObject({
      action: z.literal('say'),
      text: text.max(MAX_TEXT_LENGTH).optional(),
      quickReplies: z.array(text.max(100)).min(1).max(13).optional(),
      content: outboundContent.optional(),
    })
    .refine(
      ({ text, content }) => text !== undefined || content !== undefined,
      'a text or content is needed',
    ),
  z.strictObject({ action: z.literal('disconnect') }),
]);

type DeskAction = z.infer<typeof deskAction>;
type Said = Extract<DeskAction, { action: 'say' }>;

/** Does it, or says in words why it cannot be done. */
export function act(session: Session, request: DeskAction): { refused: string } | undefined {
  if (request.action === 'take') {
    if (hasEnded(session)) return { refused: ENDED };
    personTakes(session, request.agent);
    return undefined;
  }
  const refused = reasonToBeSilent(session);
  if (refused !== undefined) return { refused };
  const { agent = '' } = session;

  switch (request.action) {
    case 'release':
      session.agent = undefined;
      break;
    case 'typing':
      session.show(fromAgent(agent, { type: 'Event', events: [typingOn] }));
      break;
    case 'say':
      session.say(fromAgent(agent, spoken(request)));
      break;
    case 'disconnect':
      session.readOnly = true;
      // Leaves the session read-only (genesys.md 4.3, CONFIRMED).
      session.say(
        fromAgent(
          agent,
          { type: 'Event', events: [{ eventType: 'Presence', presence: { type: 'Disconnect' } }] },
          { readOnly: 'true' },
        ),
      );
  }
  return undefined;
}

/** Why nobody at the desk can say anything in it; nothing when they can. */
export function reasonToBeSilent(session: Session): string | undefined {
  if (hasEnded(session)) return ENDED;
  return session.agent === undefined ? 'Take the conversation first.' : undefined;
}

const ENDED = 'This conversation has ended.';
const hasEnded = ({ state, readOnly }: Session) => state !== 'open' || readOnly;

/**
 * What goes into the message. Quick replies, given by their words alone, are content too. A message with files and nothing
 * else is of type Text, as the echo of a visitor's files is (genesys.md 7.4, CONFIRMED-2); that an agent's is too, is ours.
 */
function spoken({ text: words, quickReplies = [], content = [] }: Said) {
  const parts: OutboundContent = [
    ...quickReplies.map((reply) => ({
      contentType: 'QuickReply' as const,
      quickReply: { text: reply, payload: reply, action: 'Message' as const },
    })),
    ...content,
  ];
  const isStructured = parts.some(({ contentType }) => contentType !== 'Attachment');
  return {
    type: isStructured ? ('Structured' as const) : ('Text' as const),
    ...(words !== undefined && { text: words }),
    ...(parts.length > 0 && { content: parts }),
  };
}

/** Newest first. */
export function deskConversations({ conversations }: Organisation): DeskConversation[] {
  return conversations.map(describe).reverse();
}

function describe(session: Session): DeskConversation {
  return {
    id: session.id,
    state: hasEnded(session) ? 'ended' : 'open',
    online: session.connectionCount > 0,
    agent: session.agent ?? null,
    handedOver: session.isHandedOver,
    customer: verifiedIn(session),
    customAttributes: session.customAttributes,
    messages: session.messages.flatMap((message) => {
      if (message.type === 'Event' || message.type === 'Receipt') return [];
      const bySide = message.originatingEntity === 'Human' ? 'agent' : 'bot';
      return {
        id: message.id,
        from: message.direction === 'Inbound' ? 'guest' : bySide,
        name: message.channel.from?.nickname ?? null,
        text: message.text ?? '',
        quickReplies: quickRepliesOf(message.content ?? []),
        parts: describeContent(message.content ?? [], session.messages),
        time: message.channel.time,
      } as const;
    }),
  };
}

/** Nothing for a guest, nor for a visitor whose code was taken on trust: then nobody has vouched. */
function verifiedIn({ customer }: Session): DeskCustomer | null {
  if (!customer?.verified) return null;
  const { name, email, phone, subject, issuer } = customer.verified;
  return { name, email, phone, subject, issuer };
}
