import { randomUUID } from 'node:crypto';
import type { PlainAnswer, PlainRequest } from '../http/plain.ts';
import { openIdRoutes, withoutId } from '../openid/addresses.ts';
import type { Failure, Logger } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Traces } from './traces.ts';

/** An answer, and why it is not the one that was asked for. */
export interface Outcome {
  readonly answer: PlainAnswer;
  readonly failure?: Failure | undefined;
}

/** Does the work of one request, under the id by which the log knows it, and tells the operator how it ended. */
export type Observe = (
  request: PlainRequest,
  work: (requestId: string) => Promise<Outcome>,
) => Promise<PlainAnswer>;

/**
 * One line in the log, one count in the metrics and, with `traces`, one span for each request. Its id is the one that came
 * with it, so that a proxy's log and this one can be read together, or else a new one.
 */
export function observeRequests(parts: {
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly traces: (() => Traces | undefined) | undefined;
}): Observe {
  const { log, metrics, traces } = parts;
  return async (request, work) => {
    const startedAt = performance.now();
    const requestId = idOf(request.headers['x-request-id']);
    const name = withoutId(request.path);
    const isRoute = routes.has(name);
    const path = isRoute ? name : shownPath(name);
    const route = isRoute ? path : 'other';
    const span = traces?.()?.begin(request, route);
    const { answer, failure } = await (span === undefined
      ? work(requestId)
      : span.run(() => work(requestId)));
    try {
      const ms = performance.now() - startedAt;
      const status = request.hasLeft() ? LEFT : answer.status;
      const outcome = nameOf(status, failure?.code);
      span?.end(status, outcome);
      metrics.requestDone(route, outcome, ms);
      if (failure?.limit !== undefined) metrics.limitHit(failure.limit);
      const line = { requestId, method: request.method, path, status, ms: Math.round(ms), ...failure };
      if (status >= 500) log.error(line, 'request failed');
      else if (probes.has(path)) log.debug(line, 'probe');
      else log.info(line, 'request');
    } catch (error) {
      // A host may bring a log of its own, and no visitor's answer depends on it.
      console.error('messenger-tag: a request could not be logged:', error);
    }
    return answer;
  };
}

/** A visitor may have written anything there: a token or a sealed session too, which nobody is to read in a log. */
function shownPath(path: string): string {
  const parts = path.slice(0, MOST_SHOWN).split('/');
  return parts
    .map((part) => (part.length > LONGEST_PART ? `${part.slice(0, LONGEST_PART)}…` : part))
    .join('/');
}

const MOST_SHOWN = 200;
/** An address of a companion that is mounted elsewhere can still be read by it. */
const LONGEST_PART = 32;

/** A visitor may send any id: only one that fits into a line of any log is taken over. */
function idOf(sent: unknown): string {
  return typeof sent === 'string' && /^[\w-]{8,64}$/.test(sent) ? sent : randomUUID();
}

/** As nginx writes it: nobody waited for the answer any more. */
const LEFT = 499;

/** Visitors choose paths: only these become labels, or they could fill the memory of whoever collects the metrics. */
const routes: ReadonlySet<string> = new Set([
  '/api/guest-token',
  '/api/guest-token/end',
  '/api/auth-code',
  '/api/verify-context',
  '/api/availability',
  '/healthz',
  '/readyz',
  '/metrics',
  '/api/doctor',
  '/api/doctor/page',
  '/api/builder',
  ...Object.keys(openIdRoutes),
]);
const probes = new Set(['/healthz', '/readyz', '/metrics']);

/** A short word for how a request ended. */
function nameOf(status: number, code: string | undefined): string {
  if (status === LEFT) return 'aborted';
  return code ?? (status < 400 ? 'ok' : `status-${status}`);
}
