import { z } from 'zod';
import { coBrowse, video } from './events.ts';
import type { Session } from './session.ts';
import { fromAgent } from './structured-message.ts';

const receipt = z.strictObject({
  /** Of the message it is about; default the visitor's newest. */
  messageId: z.string().min(1).optional(),
  status: z.enum(['Sent', 'Delivered', 'Read', 'Failed', 'Published', 'Removed']),
  reasons: z.array(z.strictObject({ code: z.string(), message: z.string() })).default([]),
});

/** What the contact centre sends beside words: the shapes are CONFIRMED (genesys.md 11.1). */
export const announcement = z.union([
  z.strictObject({ receipt }),
  z.strictObject({ coBrowse: coBrowse.strict() }),
  z.strictObject({ video: video.strict() }),
]);

/** Shows it to the visitor, and keeps it. In whose name is ours: the person's who has the conversation. */
export function announce(session: Session, announced: z.infer<typeof announcement>): void {
  session.expireWhenDue();
  if (session.state !== 'open') return;
  const name = session.agent ?? 'Agent';
  if ('coBrowse' in announced) {
    const { coBrowse } = announced;
    session.say(fromAgent(name, { type: 'Event', events: [{ eventType: 'CoBrowse', coBrowse }] }));
  } else if ('video' in announced) {
    const { video } = announced;
    session.say(fromAgent(name, { type: 'Event', events: [{ eventType: 'Video', video }] }));
  } else {
    const { status, reasons, messageId } = announced.receipt;
    const newest = session.messages.findLast(
      ({ direction, type }) => direction === 'Inbound' && type !== 'Event',
    );
    const id = messageId ?? newest?.id;
    if (id !== undefined) session.say({ ...fromAgent(name, { type: 'Receipt', status, reasons }), id });
  }
}
