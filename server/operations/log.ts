import type { ServerResponse } from 'node:http';
import { type DestinationStream, type Logger, pino } from 'pino';
import { Problem } from '../http/problems.ts';

export type { Logger } from 'pino';

/**
 * The operator's log: JSON, one object a line.
 *
 * Secrets and tokens are kept out by never being handed to it; `redact` is the net below that.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
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
  return pino(options, destination ?? pino.destination(GATHERED));
}

/** One write for many lines: they come out within a tenth of a second, and at once when the process ends. */
const GATHERED = { dest: 1, sync: false, minLength: 12_288, periodicFlush: 100 };

/** Adds why a request failed, and what to mend, to its line in the log. */
export function noteFailure(res: ServerResponse, error: unknown): void {
  failures.set(res, describeFailure(error));
}

/** What {@link noteFailure} was told of the request that this answers. */
export function failureNotedOf(res: ServerResponse): Failure | undefined {
  return failures.get(res);
}

interface Failure {
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

const failures = new WeakMap<ServerResponse, Failure>();

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
