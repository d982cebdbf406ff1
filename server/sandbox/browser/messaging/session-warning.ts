import type { Bus, Subscriber } from '../bus.ts';
import type { PageClock } from '../clock.ts';
import { at } from '../deployment.ts';

/** "in the last five minutes" (genesys.md 7.5, CONFIRMED-2). */
const WARNED_MS = 5 * 60 * 1000;

/** A timer cannot be set for longer; a session may last 18 months. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Publishes `MessagingService.sessionWarning` when a session has five minutes left (genesys.md 7.5), once for each end that it
 * comes near to: every message moves the end away. The unit of `expirationTime` is UNKNOWN; here it is that of the
 * SessionResponse's `expirationDate`, seconds since 1970.
 */
export function warnOfExpiry(bus: Bus, clock: PageClock): void {
  let durationSeconds = 0;
  let expirationDate: number | undefined;
  let warnedOf: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function lookAgain(): void {
    clearTimeout(timer);
    if (expirationDate === undefined || warnedOf === expirationDate) return;
    const leftMs = expirationDate * 1000 - clock.now();
    if (leftMs > WARNED_MS) {
      timer = setTimeout(lookAgain, Math.min(leftMs - WARNED_MS, LONGEST_TIMER_MS));
    } else if (leftMs > 0) {
      warnedOf = expirationDate;
      bus.publish('MessagingService', 'sessionWarning', { expirationTime: expirationDate });
    }
  }

  const on = (event: string, subscriber: Subscriber) =>
    bus.subscribe(`MessagingService.${event}`, (envelope) => {
      subscriber(envelope);
      lookAgain();
    });
  on('sessionTimingUpdated', ({ data }) => {
    durationSeconds = Number(at(data, 'durationSeconds'));
    expirationDate = Number(at(data, 'expirationDate'));
  });
  on('messagesReceived', ({ data }) => {
    const messages = at(data, 'messages');
    const sentAt = Date.parse(
      String(at(Array.isArray(messages) ? messages.at(-1) : undefined, 'channel.time')),
    );
    // What arrives after the end is of no session.
    if (expirationDate !== undefined && !Number.isNaN(sentAt))
      expirationDate = Math.floor(sentAt / 1000) + durationSeconds;
  });
  for (const over of ['sessionExpired', 'sessionCleared', 'conversationCleared', 'readOnlyConversation'])
    on(over, () => {
      expirationDate = undefined;
    });
  clock.onLeap(lookAgain);
}
