import { z } from 'zod';
import type { Organisation } from '../organisation.ts';
import { personTakes } from '../web-messaging/bot-turn.ts';
import { typingOn } from '../web-messaging/events.ts';
import type { Session } from '../web-messaging/session.ts';
import { fromAgent } from '../web-messaging/structured-message.ts';
import type { DeskConversation } from './desk-conversation.ts';

const text = z.string().trim().min(1);

/** "outbound 4000 chars" (genesys.md 4.6, CONFIRMED-2). */
const MAX_TEXT_LENGTH = 4000;

/** What a person at the desk can do with a conversation. All but `take` want it taken first. */
export const deskAction = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('take'), agent: text.max(60) }),
  z.strictObject({ action: z.literal('release') }),
  z.strictObject({ action: z.literal('typing') }),
  z.strictObject({
    action: z.literal('say'),
    text: text.max(MAX_TEXT_LENGTH),
    quickReplies: z.array(text.max(100)).min(1).max(13).optional(),
  }),
  z.strictObject({ action: z.literal('disconnect') }),
]);

type DeskAction = z.infer<typeof deskAction>;

/** Does it, or says in words why it cannot be done. */
export function act(session: Session, request: DeskAction): { refused: string } | undefined {
  if (session.state !== 'open' || session.readOnly) return { refused: 'This conversation has ended.' };
  if (request.action === 'take') {
    personTakes(session, request.agent);
    return undefined;
  }
  const { agent } = session;
  if (agent === undefined) return { refused: 'Take the conversation first.' };

  switch (request.action) {
    case 'release':
      session.agent = undefined;
      break;
    case 'typing':
      session.show(fromAgent(agent, { type: 'Event', events: [typingOn] }));
      break;
    case 'say':
      session.say(fromAgent(agent, spoken(request.text, request.quickReplies)));
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

/**
 * A text, or a text with quick replies. Each one's fields are the platform SDK's `WebMessagingQuickReply`
 * (`purecloud-platform-client-v2` 262, index.d.ts); the wrapping of `content` mirrors the answer's (genesys.md 4.2).
 */
function spoken(words: string, quickReplies: readonly string[] | undefined) {
  if (!quickReplies) return { type: 'Text', text: words } as const;
  const content = quickReplies.map((reply) => ({
    contentType: 'QuickReply',
    quickReply: { text: reply, payload: reply, action: 'Message' },
  }));
  return { type: 'Structured', text: words, content } as const;
}

/** Newest first. */
export function deskConversations({ conversations }: Organisation): DeskConversation[] {
  return conversations.map(describe).reverse();
}

function describe(session: Session): DeskConversation {
  return {
    id: session.id,
    state: session.state === 'open' && !session.readOnly ? 'open' : 'ended',
    online: session.connectionCount > 0,
    agent: session.agent ?? null,
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
        time: message.channel.time,
      } as const;
    }),
  };
}

const quickReply = z.object({ quickReply: z.object({ text: z.string() }) });

function quickRepliesOf(content: readonly unknown[]): string[] {
  return content.flatMap((part) => quickReply.safeParse(part).data?.quickReply.text ?? []);
}
