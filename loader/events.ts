import type { Availability } from './availability-answer.ts';
import type { Problem } from './problems.ts';

/** THE table of events, each with its detail. */
export interface EventDetails {
  ready: undefined;
  opened: undefined;
  closed: undefined;
  conversation_started: undefined;
  message_sent: undefined;
  /** `unread`: messages received since the window was last open. */
  message_received: { unread: number };
  conversation_ended: undefined;
  /** Somebody wants the chat, and the visitor has not been asked. */
  consent_needed: undefined;
  /** Somebody wants the chat, or to go on with it, and has to sign in first. */
  sign_in_needed: undefined;
  /** Of `data-invite`: each at most once a page. */
  invite_shown: undefined;
  invite_taken: undefined;
  invite_dismissed: undefined;
  /** Of `data-when-closed` and `data-show-wait`: the companion's answer, where it is another one than before. */
  availability: Availability;
  problem: Problem;
}
