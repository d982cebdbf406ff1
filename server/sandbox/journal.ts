import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import type { Organisation } from './organisation.ts';

/** Notes every request and how it ended, for the control resource. */
export function recordRequests(organisation: Organisation): RequestHandler {
  return (request, response, next) => {
    const received = describeRequest(request);
    response.once('close', () =>
      organisation.record({ ...received, status: response.writableFinished ? response.statusCode : 0 }),
    );
    next();
  };
}

/** Leaves the query out: only its absence guarantees that no secret is recorded. */
export function describeRequest(request: IncomingMessage) {
  return {
    time: new Date().toISOString(),
    method: request.method ?? '',
    path: pathOf(request),
    host: request.headers.host ?? '',
    origin: request.headers.origin ?? null,
  };
}

export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}
