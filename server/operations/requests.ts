import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { failureNotedOf, type Logger } from './log.ts';
import type { Metrics } from './metrics.ts';

/** Watches a request from now on; `path` is its path without the query. */
type WatchRequest = (req: IncomingMessage, res: ServerResponse, path: string) => void;

/**
 * One line in the log and one count in the metrics per request when its answer is done, with the id that the answer
 * carries as `X-Request-Id`: the one that came with the request, so that a proxy's log and this one can be read together,
 * or else a new one.
 */
export function watchRequests(log: Logger, metrics: Metrics): WatchRequest {
  // What succeeds is told in these fields and no others: there is nothing to redact.
  const plain = log.child({}, { redact: { paths: [] } });
  return (req, res, wholePath) => {
    const startedAt = performance.now();
    const requestId = idOf(req.headers['x-request-id']);
    const { method } = req;
    // The query is left out: a tag manager or a visitor may have put anything there.
    const path = wholePath.slice(0, 200);
    (res as Watched)[REQUEST_ID] = requestId;
    res.on('close', () => {
      const ms = performance.now() - startedAt;
      const failure = failureNotedOf(res);
      const status = res.writableFinished ? res.statusCode : 499;
      const line = { requestId, method, path, status, ms: Math.round(ms) };
      metrics.requestDone(routes.has(path) ? path : 'other', nameOf(status, failure?.code), ms);
      if (failure?.limit !== undefined) metrics.limitHit(failure.limit);

      if (status >= 500) log.error({ ...line, ...failure }, 'request failed');
      else if (probes.has(path)) log.debug({ ...line, ...failure }, 'probe');
      else if (failure) log.info({ ...line, ...failure }, 'request');
      else plain.info(line, 'request');
    });
  };
}

/** The id by which the log knows the request that this answers. */
export function requestIdOf(res: ServerResponse): string {
  return (res as Watched)[REQUEST_ID] ?? '';
}

/** On the response itself: the garbage collector has to look through a WeakMap of what lives for a millisecond. */
const REQUEST_ID = Symbol('request id');
type Watched = ServerResponse & { [REQUEST_ID]?: string };

/** A visitor may send any id: only one that fits into a line of any log is taken over. */
function idOf(sent: string | string[] | undefined): string {
  return typeof sent === 'string' && /^[\w-]{8,64}$/.test(sent) ? sent : randomUUID();
}

/** Visitors choose paths: only these become labels, or they could fill the memory of whoever collects the metrics. */
export const routes: ReadonlySet<string> = new Set([
  '/api/guest-token',
  '/api/guest-token/end',
  '/api/verify-context',
  '/healthz',
  '/readyz',
  '/metrics',
  '/api/doctor',
]);
const probes = new Set(['/healthz', '/readyz', '/metrics']);

/** A short word for how a request ended. */
export function nameOf(status: number, code: string | undefined): string {
  if (status === 499) return 'aborted';
  return code ?? (status < 400 ? 'ok' : `status-${status}`);
}
