/** THE table of problems in the page: each code with whether trying again can help. `help.ts` says when each comes. */
export const problems = {
  blocked: { retryable: true },
  timeout: { retryable: true },
  offline: { retryable: true },
  'token-refused': { retryable: false },
  'token-unavailable': { retryable: true },
  'domain-not-allowed': { retryable: false },
  'deployment-inactive': { retryable: false },
  'unknown-region': { retryable: false },
  'bad-config': { retryable: false },
} as const;

export type ProblemCode = keyof typeof problems;

/** What went wrong, for the site. `detail` says what to do; it never holds a token or a customer attribute. */
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
  problem: Problem;
}
