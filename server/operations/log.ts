import { type DestinationStream, type Logger, pino } from 'pino';
import { Problem } from '../http/problems.ts';
import { linesAtOnce } from './log-destination.ts';

export type { Logger } from 'pino';

/**
 * The operator's log: JSON, one object a line, on standard output unless there is another destination.
 *
 * Secrets and tokens are kept out by never being handed to it; `redact` is the net below that.
 */
export function createLog(level: string, destination: DestinationStream = linesAtOnce()): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: {
      paths: [...SECRET_FIELDS, ...SECRET_FIELDS.map((field) => `*.${field}`)],
      censor: '[redacted]',
    },
    serializers: { err: describeError },
  };
  return pino(options, destination);
}

/** Why a request failed, as fields of its line in the log. */
export interface Failure {
  readonly code: string;
  readonly limit?: string;
  readonly remedy?: string;
  readonly err?: unknown;
}

/** A failure as fields of a log line. */
export function describeFailure(error: unknown): Failure {
  if (!(error instanceof Problem)) return { code: 'internal-error', err: error };
  const { code, limit, remedy } = error;
  return { code, ...(limit === undefined ? {} : { limit }), ...(remedy === undefined ? {} : { remedy }) };
}

const SECRET_FIELDS = [
  'token',
  'accessToken',
  'access_token',
  'userToken',
  'resume',
  'context',
  'clientSecret',
  'secret',
  'authorization',
  'cookie',
  'headers',
  'body',
  'metricsToken',
];

/**
 * Pino's own serializer copies every property of an error, and an HTTP client's error carries the request with its
 * Authorization header: so only these.
 */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error };
  return { type: error.name, message: error.message, stack: error.stack };
}
