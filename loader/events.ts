/** THE table of problems in the page, in two halves: `help.ts` says when each comes. Trying again can help here … */
export const passing = ['blocked', 'timeout', 'offline', 'token-unavailable'] as const;
/** … and here somebody has to mend something first. */
export const lasting = [
  'token-refused',
  'domain-not-allowed',
  'deployment-inactive',
  'unknown-region',
  'bad-config',
  'already-installed',
] as const;

export type ProblemCode = (typeof passing | typeof lasting)[number];

/** What went wrong, for the site. `detail` says what to do; it never holds a token or a customer attribute's value. */
export interface Problem {
  code: ProblemCode;
  retryable: boolean;
  detail: string;
}

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
  problem: Problem;
}
