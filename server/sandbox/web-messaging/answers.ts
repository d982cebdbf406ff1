import { clockFrame } from '../clock-frame.ts';
import type { Settings } from '../settings.ts';
import type { Attachment, Problem } from './attachments.ts';
import type { StructuredMessage } from './structured-message.ts';

export type ClosedReason = 'sessionClosed' | 'conversationCleared' | 'tooManyConnections' | 'signedIn';

/** What every frame from the server has (genesys.md 4, CONFIRMED). */
export interface AnswerFrame {
  type: 'response' | 'message';
  class: string;
  code: number;
  body: unknown;
  tracingId?: string;
}

/** What clients are told of a session. */
interface SessionFacts {
  readonly readOnly: boolean;
  readonly durationSeconds: number;
  /** Seconds since 1970. */
  readonly expirationDate: number;
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

/**
 * An error as an object. Genesys's mobile SDK reads code and text, its Java SDK reads neither without `name` and `message`
 * (genesys.md 11.1, CONFIRMED). That these say the same is ours.
 */
const errorBody = (name: string, errorCode: number, errorMessage: string) => ({
  name,
  message: errorMessage,
  errorCode,
  errorMessage,
});

/** What may be attached, as a session and its configuration tell it. */
const media = ({ attachmentTypes, maxFileSizeKB, blockedExtensions }: Settings) => ({
  allowedMedia: {
    inbound: {
      fileTypes: attachmentTypes.map((type) => ({ type })),
      maxFileSizeKB: attachmentTypes.length > 0 ? maxFileSizeKB : 0,
    },
  },
  blockedExtensions,
});

/** The frames of genesys.md 4.3 (CONFIRMED), one function a class. */
export const answers = {
  session: (
    settings: Settings,
    session: SessionFacts,
    state: { connected: boolean; newSession: boolean; cleared: boolean },
  ) =>
    answer('SessionResponse', {
      connected: state.connected,
      newSession: state.newSession,
      readOnly: session.readOnly,
      clearedExistingSession: state.cleared,
      autoStarted: false,
      maxCustomDataBytes: MAX_CUSTOM_DATA_BYTES,
      ...media(settings),
      durationSeconds: session.durationSeconds,
      expirationDate: session.expirationDate,
    }),
  message: (message: StructuredMessage) => notice('StructuredMessage', message),
  /** The health check's answer carries the session's times as strings. */
  echo: (message: StructuredMessage) => answer('StructuredMessage', message),
  jwt: (jwt: string, exp: number) => answer('JwtResponse', { jwt, exp }),
  resumeToken: (resumeToken: string, exp: number) => answer('ResumeTokenResponse', { resumeToken, exp }),
  configuration: (settings: Settings, session: SessionFacts) =>
    answer('GetConfigurationResponse', {
      ...media(settings),
      maxCustomDataBytes: MAX_CUSTOM_DATA_BYTES,
      messageRoutingEnabled: true,
      sessionDurationSeconds: session.durationSeconds,
    }),
  presignedUrl: (
    attachment: Attachment,
    { url, headers }: { url: string; headers: Record<string, string> },
  ) =>
    answer('PresignedUrlResponse', {
      attachmentId: attachment.id,
      url,
      headers,
      fileName: attachment.fileName,
      fileSize: attachment.fileSize,
      fileType: attachment.fileType,
    }),
  uploadSucceeded: (attachmentId: string, downloadUrl: string, timestamp: string) =>
    notice('UploadSuccessEvent', { attachmentId, downloadUrl, timestamp }),
  uploadFailed: (attachmentId: string, { code, text }: Problem, timestamp: string) =>
    notice('UploadFailureEvent', { attachmentId, errorCode: code, errorMessage: text, timestamp }),
  /** Asked for with `errorsAsJson`. Its frame is documented in two forms, so a setting tells which (genesys.md 11.1). */
  generateUrlError: (
    attachmentId: string,
    { code, text }: Problem,
    { generateUrlErrors }: Settings,
  ): AnswerFrame => ({
    type: generateUrlErrors,
    class: 'GenerateUrlError',
    code: { message: 200, response: 400 }[generateUrlErrors],
    body: { attachmentId, ...errorBody('GenerateUrlError', code, text) },
  }),
  attachmentDeleted: (attachmentId: string) => notice('AttachmentDeletedResponse', { attachmentId }),
  /** The text for messages is Genesys's (genesys.md 4.4, CONFIRMED), the one for anything else is ours. */
  tooManyRequests: (retryAfter: number, text = 'Too many requests'): AnswerFrame => ({
    ...answer('TooManyRequestsErrorMessage', {
      retryAfter,
      ...errorBody('TooManyRequestsErrorMessage', 4029, text),
    }),
    code: 429,
  }),
  tooManyMessages: (retryAfter: number): AnswerFrame =>
    answers.tooManyRequests(retryAfter, 'Message rate too high for this session'),
  loggedOut: () => notice('LogoutEvent'),
  /** Unasked, and a response all the same (genesys.md 11.1, CONFIRMED). */
  sessionExpired: () => answer('SessionExpiredEvent', {}),
  sessionCleared: () => notice('SessionClearedEvent'),
  /** Genesys's two clients read `reason` and `reasonCode`: both are sent. `signedIn` is documented, the other words are ours. */
  connectionClosed: (reason: ClosedReason) => notice('ConnectionClosedEvent', { reason, reasonCode: reason }),
  /** The sandbox's own (see `clock-frame.ts`); milliseconds since 1970. */
  clock: (now: number) => notice(clockFrame.class, { now }),
  refusal: (code: number, text: string): AnswerFrame => ({
    type: 'response',
    class: 'string',
    code,
    body: text,
  }),
};

/** Codes of genesys.md 4.4; texts given there are copied, the others are ours. */
export const refusals = {
  unauthorized: () => answers.refusal(401, 'User is unauthorized'),
  clearNotSupported: () => answers.refusal(403, 'Presence events Conversation Clear are not supported'),
  turnedOff: () => answers.refusal(403, 'Turn on the Feature Toggle or fix the configuration.'),
  cannotDowngrade: () => answers.refusal(4017, 'an authenticated session cannot become unauthenticated'),
  missingParameter: (name: string) => answers.refusal(4020, `missing parameter: ${name}`),
  badRequest: () => answers.refusal(400, 'Request failed.'),
  deploymentNotFound: () => answers.refusal(400, 'Deployment not found'),
  readOnly: () => answers.refusal(409, 'The conversation has ended: the session is read-only.'),
  sessionExpired: () => answers.refusal(4006, 'session has expired'),
  sessionNotFound: () => answers.refusal(4007, 'session not found error message'),
  messageTooLong: () => answers.refusal(4011, 'message too long'),
  customAttributesTooLarge: () =>
    answers.refusal(4013, 'Custom Attributes in channel metadata is larger than 2048 bytes'),
};
