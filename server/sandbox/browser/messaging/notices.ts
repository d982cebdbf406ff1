import type { ServerFrame } from './connection.ts';
import { isShown, type ReceivedMessage, readMessage } from './transcript.ts';

/** What the server says unasked, by what Messenger makes of it. */
export type Notice =
  | { type: 'typing' }
  | { type: 'disconnected'; message: ReceivedMessage }
  | { type: 'message'; message: ReceivedMessage }
  | { type: 'expired' | 'cleared' | 'closed' | 'loggedOut' }
  | { type: 'refused'; code: number; text: string; tracingId: string | undefined };

/** Nothing for what needs no reaction, such as the echo of our own typing. */
export function noticeOf({ class: className, code, body, tracingId }: ServerFrame): Notice | undefined {
  if (className === 'StructuredMessage') {
    const message = readMessage(body);
    if (message?.outbound && message.typing) return { type: 'typing' };
    if (message?.outbound && message.disconnect) return { type: 'disconnected', message };
    return message && isShown(message) ? { type: 'message', message } : undefined;
  }
  if (className === 'SessionExpiredEvent') return { type: 'expired' };
  if (className === 'SessionClearedEvent') return { type: 'cleared' };
  if (className === 'LogoutEvent') return { type: 'loggedOut' };
  if (className === 'ConnectionClosedEvent') return { type: 'closed' };
  if (isSessionGone(code)) return { type: 'expired' };
  return code < 400 ? undefined : { type: 'refused', code, text: String(body), tracingId };
}

/** SessionHasExpired and SessionNotFound (genesys.md 4.4). */
export function isSessionGone(code: number): boolean {
  return code === 4006 || code === 4007;
}
