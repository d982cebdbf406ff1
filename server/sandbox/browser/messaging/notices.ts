import { at } from '../deployment.ts';
import type { ServerFrame } from './connection.ts';
import { type ReceivedMessage, readMessage } from './transcript.ts';

/** What the server says unasked, by what Messenger makes of it. */
export type Notice =
  | { type: 'typing'; typing: object }
  | { type: 'message'; message: ReceivedMessage }
  | { type: 'expired' | 'closed' | 'loggedOut' }
  | { type: 'cleared' | 'refused'; frame: ServerFrame };

/** Nothing for what needs no reaction, such as the echo of our own typing. */
export function noticeOf(frame: ServerFrame): Notice | undefined {
  const { class: className, code, body, tracingId } = frame;
  if (className === 'StructuredMessage') {
    const message = readMessage(body, tracingId);
    return message && (at(body, 'type') === 'Event' ? noticeOfEvent(message) : { type: 'message', message });
  }
  if (className === 'SessionExpiredEvent') return { type: 'expired' };
  if (className === 'SessionClearedEvent') return { type: 'cleared', frame };
  if (className === 'LogoutEvent') return { type: 'loggedOut' };
  if (className === 'ConnectionClosedEvent') return { type: 'closed' };
  if (isSessionGone(code)) return { type: 'expired' };
  return code < 400 ? undefined : { type: 'refused', frame };
}

/** SessionHasExpired and SessionNotFound (genesys.md 4.4). */
export function isSessionGone(code: number): boolean {
  return code === 4006 || code === 4007;
}

/** Typing is no message, presence and invitations are, all others are dropped (genesys.md 7.1, CONFIRMED-2). */
function noticeOfEvent(message: ReceivedMessage): Notice | undefined {
  const { event, outbound } = message;
  switch (at(event, 'eventType')) {
    case 'Typing': {
      const typing = at(event, 'typing');
      // What the SDK makes of `Off` is not known: here nothing.
      return outbound && at(typing, 'type') === 'On' ? { type: 'typing', typing: Object(typing) } : undefined;
    }
    case 'Presence':
    case 'CoBrowse':
    case 'Video':
      return { type: 'message', message };
    default:
      return undefined;
  }
}
