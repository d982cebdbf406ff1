import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { type DestinationStream, type Logger, pino } from 'pino';
import { Problem } from '../problems.ts';

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
const GATHERED = { dest: 1, sync: false, minLength: 4096, periodicFlush: 100 };

/** One line per request when its answer is done, with the id that the answer carries as `X-Request-Id`. */
export function logRequests(log: Logger): RequestHandler {
  // What succeeds is told in these fields and no others: there is nothing to redact.
  const plain = log.child({}, { redact: { paths: [] } });
  return (req, res, next) => {
    const startedAt = performance.now();
    const requestId = randomUUID();
    const { method } = req;
    // The query is left out: a tag manager or a visitor may have put anything there.
    const path = req.path.slice(0, 200);
    requestIds.set(res, requestId);
    res.once('close', () => {
      const failure = outcomes.get(res);
      const line = {
        requestId,
        method,
        path,
        status: res.writableFinished ? res.statusCode : 499,
        ms: Math.round(performance.now() - startedAt),
      };
      if (line.status >= 500) log.error({ ...line, ...failure }, 'request failed');
      else if (isProbe(path)) log.debug({ ...line, ...failure }, 'probe');
      else if (failure) log.info({ ...line, ...failure }, 'request');
      else plain.info(line, 'request');
    });
    next();
  };
}

/** The id by which the log knows the request that this answers. */
export function requestIdOf(res: ServerResponse): string {
  return requestIds.get(res) ?? '';
}

const requestIds = new WeakMap<ServerResponse, string>();

/** Adds why a request failed, and what to mend, to its line in the log. */
export function noteFailure(res: ServerResponse, error: unknown): void {
  outcomes.set(res, describeFailure(error));
}

/** A failure as fields of a log line. */
export function describeFailure(error: unknown): object {
  if (!(error instanceof Problem)) return { code: 'internal-error', err: error };
  const { code, limit, remedy } = error;
  return { code, ...(limit === undefined ? {} : { limit }), ...(remedy === undefined ? {} : { remedy }) };
}

const outcomes = new WeakMap<ServerResponse, object>();

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
];

const isProbe = (path: string) => path === '/healthz' || path === '/readyz';

/**
 * Pino's own serializer copies every property of an error, and an HTTP client's error carries the request with its
 * Authorization header: so only these.
 */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error };
  return { type: error.name, message: error.message, stack: error.stack };
}
