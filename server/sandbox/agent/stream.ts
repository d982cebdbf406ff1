import type { Request, Response } from 'express';
import type { Organisation } from '../organisation.ts';
import type { AnswerFrame } from '../web-messaging/answers.ts';
import { deskConversations } from './desk.ts';
import type { DeskEvent } from './desk-conversation.ts';

/** Server-sent events: every conversation, now and whenever something has changed, and who is typing. */
export function streamConversations(organisation: Organisation, request: Request, response: Response): void {
  response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  const send = (event: DeskEvent) => response.write(`data: ${JSON.stringify(event)}\n\n`);

  let isDue = false;
  // What happens at once is told at once: a reset cuts many connections.
  const sendSoon = () => {
    if (isDue) return;
    isDue = true;
    setImmediate(() => {
      isDue = false;
      send({ conversations: deskConversations(organisation) });
    });
  };
  const watch: Parameters<typeof organisation.watchers.add>[0] = (session, frame) => {
    if (session && frame && isGuestTyping(frame)) send({ typing: session.id });
    else sendSoon();
  };

  sendSoon();
  organisation.watchers.add(watch);
  request.once('close', () => organisation.watchers.delete(watch));
}

function isGuestTyping({ body }: AnswerFrame): boolean {
  const { direction, events } = Object(body) as { direction?: string; events?: { eventType: string }[] };
  return direction === 'Inbound' && events?.[0]?.eventType === 'Typing';
}
