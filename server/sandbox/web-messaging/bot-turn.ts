import { setTimeout as wait } from 'node:timers/promises';
import { bot, type Sentence } from '../bot.ts';
import type { Organisation } from '../organisation.ts';
import { typingOn } from './events.ts';
import type { Session } from './session.ts';
import { fromBot } from './structured-message.ts';

/** Greets a visitor who joins, once. */
export function botJoins(organisation: Organisation, session: Session): void {
  if (session.greeted) return;
  session.greeted = true;
  void say(organisation, session, bot.greeting);
}

/** Answers a text; the first one of a visitor who never joined gets the greeting before the answer. */
export function botReads(organisation: Organisation, session: Session, text: string): void {
  botJoins(organisation, session);
  void say(organisation, session, bot.answer(text));
}

/**
 * Types for a while, then speaks, unless the session has ended or a person has taken it meanwhile. Equal waits keep the
 * sentences in order.
 */
async function say({ settings }: Organisation, session: Session, sentence: Sentence): Promise<void> {
  if (session.agent) return;
  session.show(fromBot(bot.nickname, { type: 'Event', events: [typingOn] }));
  await wait(settings.botDelayMs, undefined, { ref: false });
  if (session.state === 'open' && !session.readOnly && !session.agent)
    session.say(fromBot(bot.nickname, contentOf(sentence)));
}

/** What a bot says, as the platform SDK names the fields of quick replies and cards (genesys.md 11.2, CONFIRMED). */
function contentOf({ text, quickReplies = [], cards = [] }: Sentence) {
  const content = [
    ...quickReplies.map((words) => ({
      contentType: 'QuickReply',
      quickReply: { text: words, payload: words, action: 'Message' },
    })),
    ...cards.map(({ title, description, action }) => ({
      contentType: 'Card',
      card: { title, description, actions: [{ type: 'Postback', text: action, payload: action }] },
    })),
  ];
  return content.length > 0
    ? { type: 'Structured' as const, text, content }
    : { type: 'Text' as const, text };
}

/** Ends the conversation: a disconnect, which leaves the session read-only unless set otherwise (genesys.md 4.3, CONFIRMED). */
export function botLeaves({ settings }: Organisation, session: Session): undefined {
  const readOnly = settings.conversationDisconnect === 'ReadOnly';
  session.say(
    fromBot(
      bot.nickname,
      { type: 'Event', events: [{ eventType: 'Presence', presence: { type: 'Disconnect' } }] },
      readOnly ? { readOnly: 'true' } : {},
    ),
  );
  session.readOnly = readOnly;
}
