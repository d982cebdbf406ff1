import type { Organisation } from '../organisation.ts';
import { type AnswerFrame, answers, MAX_CUSTOM_DATA_BYTES, refusals } from './answers.ts';
import { attachmentPart } from './attachment-part.ts';
import { botJoins, botLeaves, botReads } from './bot-turn.ts';
import type { Caller } from './caller.ts';
import type { RequestOf } from './frames.ts';
import type { Session } from './session.ts';
import { inbound } from './structured-message.ts';

/** "Inbound text 4096 bytes (error 4011)", genesys.md 4.6. */
const MAX_TEXT_BYTES = 4096;

/** What a visitor says or does. It is shown to the whole session; only a refusal is for the caller alone. */
export function receiveMessage(
  caller: Caller,
  session: Session,
  { message, channel, tracingId }: RequestOf<'onMessage'>,
): AnswerFrame | undefined {
  const { organisation } = caller;
  // Genesys's mobile SDK puts the channel into the message, its Java SDK beside it (genesys.md 4.2).
  const customAttributes =
    message.channel?.metadata?.customAttributes ?? channel?.metadata?.customAttributes ?? {};
  if (bytesOf(customAttributes) > MAX_CUSTOM_DATA_BYTES) return refusals.customAttributesTooLarge();
  // What can only be read can be cleared: Genesys's mobile SDK asks for it then too (genesys.md 4.3, CONFIRMED).
  if (session.readOnly && !clears(message)) return refusals.readOnly();
  if (message.type === 'Event') {
    if (clears(message) && organisation.settings.conversationClear === 'off')
      return refusals.clearNotSupported();
    session.customAttributes = { ...session.customAttributes, ...customAttributes };
    return receiveEvent(organisation, session, message, tracingId);
  }

  if (Buffer.byteLength(message.text ?? '') > MAX_TEXT_BYTES) return refusals.messageTooLong();
  const retryAfter = organisation.settings.rateLimits === 'on' ? session.messageRate.take() : 0;
  if (retryAfter > 0) return answers.tooManyMessages(retryAfter);
  const content = resolveAttachments(caller, session, message.content ?? []);
  if ('code' in content) return answers.refusal(content.code, content.text);

  session.customAttributes = { ...session.customAttributes, ...customAttributes };
  const { type, text, metadata } = message;
  const parts = { ...(text !== undefined && { text }), ...(content.length > 0 && { content }) };
  const { from = channel?.from, to = channel?.to } = message.channel ?? {};
  const parties = { ...(from && { from }), ...(to && { to }) };
  session.say(inbound({ type, ...parts }, metadata, parties), tracingId);
  botReads(organisation, session, { text, content });
  return undefined;
}

function clears(message: RequestOf<'onMessage'>['message']): boolean {
  if (message.type !== 'Event') return false;
  const [event] = message.events;
  return event.eventType === 'Presence' && event.presence.type === 'Clear';
}

/** An attachment is sent by its id and echoed with what is known of it (genesys.md 11.1, CONFIRMED). */
function resolveAttachments(
  { organisation, uploadAddress }: Caller,
  session: Session,
  content: readonly Record<string, unknown>[],
): Record<string, unknown>[] | { code: number; text: string } {
  const resolved: Record<string, unknown>[] = [];
  for (const part of content) {
    if (part.contentType !== 'Attachment') {
      resolved.push(part);
      continue;
    }
    const { attachment } = part;
    const id =
      typeof attachment === 'object' && attachment !== null && 'id' in attachment
        ? String(attachment.id)
        : '';
    const found = organisation.attachments.find(id, session.id, organisation.now());
    if ('code' in found) return found;
    resolved.push(attachmentPart(organisation, found, uploadAddress));
  }
  return resolved;
}

type EventMessage = Extract<RequestOf<'onMessage'>['message'], { type: 'Event' }>;

function receiveEvent(
  organisation: Organisation,
  session: Session,
  { events, metadata }: EventMessage,
  tracingId: string | undefined,
): AnswerFrame | undefined {
  const [event] = events;
  const echoed = inbound({ type: 'Event', events: [event] }, metadata);
  if (event.eventType === 'Typing') {
    if (organisation.settings.showUserTyping === 'off') return refusals.turnedOff();
    session.show(echoed, tracingId);
    return undefined;
  }
  session.say(echoed, tracingId);
  if (event.eventType !== 'Presence') return undefined;
  switch (event.presence.type) {
    case 'Join':
      botJoins(organisation, session);
      break;
    case 'Clear':
      // Documented in this order: the echo, SessionClearedEvent, ConnectionClosedEvent (genesys.md 4.3).
      session.broadcast(answers.sessionCleared());
      session.end('conversationCleared');
      organisation.forget(session);
      break;
    case 'Disconnect':
      // The server's side of a visitor who leaves is not documented: as when the other side leaves.
      botLeaves(organisation, session);
  }
  return undefined;
}

/** Genesys's mobile SDK counts UTF-8 bytes of keys and values (genesys.md 3.7, CONFIRMED). */
function bytesOf(customAttributes: Record<string, string>): number {
  return Object.entries(customAttributes)
    .flat()
    .reduce((bytes, text) => bytes + Buffer.byteLength(text), 0);
}
