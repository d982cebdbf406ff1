import type { Session } from './session.ts';
import type { StructuredMessage } from './structured-message.ts';

/** What every frame from the server has (genesys.md 4, CONFIRMED). */
export interface AnswerFrame {
  type: 'response' | 'message';
  class: string;
  code: number;
  body: unknown;
  tracingId?: string;
}

/** "customAttributes 2048 B", told to clients as `maxCustomDataBytes` (genesys.md 4.3 and 4.6). */
export const MAX_CUSTOM_DATA_BYTES = 2048;

const answer = (className: string, body: unknown): AnswerFrame => ({
  type: 'response',
  class: className,
  code: 200,
  body,
});
const notice = (className: string, body: unknown = {}): AnswerFrame => ({
  ...answer(className, body),
  type: 'message',
});

/** No uploads yet, so no media is allowed in. */
const media = { allowedMedia: { inbound: { fileTypes: [], maxFileSizeKB: 0 } }, blockedExtensions: [] };

/** The frames of genesys.md 4.3 (CONFIRMED), one function a class. */
export const answers = {
  session: (session: Session, state: { connected: boolean; newSession: boolean; cleared: boolean }) =>
    answer('SessionResponse', {
      connected: state.connected,
      newSession: state.newSession,
      readOnly: session.readOnly,
      clearedExistingSession: state.cleared,
      autoStarted: false,
      maxCustomDataBytes: MAX_CUSTOM_DATA_BYTES,
      ...media,
      durationSeconds: session.durationSeconds,
      expirationDate: session.expirationDate,
    }),
  message: (message: StructuredMessage) => notice('StructuredMessage', message),
  /** The health check's answer carries the session's times as strings. */
  echo: (message: StructuredMessage) => answer('StructuredMessage', message),
  jwt: (jwt: string, exp: number) => answer('JwtResponse', { jwt, exp }),
  configuration: (session: Session) =>
    answer('GetConfigurationResponse', {
      ...media,
      maxCustomDataBytes: MAX_CUSTOM_DATA_BYTES,
      messageRoutingEnabled: true,
      sessionDurationSeconds: session.durationSeconds,
    }),
  sessionExpired: () => notice('SessionExpiredEvent'),
  sessionCleared: () => notice('SessionClearedEvent'),
  /** Genesys's two clients read `reason` and `reasonCode`: both are sent. The words are ours. */
  connectionClosed: (reason: 'sessionClosed' | 'conversationCleared' | 'tooManyConnections') =>
    notice('ConnectionClosedEvent', { reason, reasonCode: reason }),
  refusal: (code: number, text: string): AnswerFrame => ({
    type: 'response',
    class: 'string',
    code,
    body: text,
  }),
};

/** Codes of genesys.md 4.4; texts given there are copied, the others are ours. */
export const refusals = {
  badRequest: () => answers.refusal(400, 'Request failed.'),
  readOnly: () => answers.refusal(409, 'The conversation has ended: the session is read-only.'),
  sessionExpired: () => answers.refusal(4006, 'session has expired'),
  sessionNotFound: () => answers.refusal(4007, 'session not found error message'),
  messageTooLong: () => answers.refusal(4011, 'message too long'),
  customAttributesTooLarge: () =>
    answers.refusal(4013, 'Custom Attributes in channel metadata is larger than 2048 bytes'),
};
