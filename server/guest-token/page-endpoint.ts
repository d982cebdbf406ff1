import type { ServerResponse } from 'node:http';
import type { z } from 'zod';
import { type Incoming, readBody } from '../http/body.ts';
import type { OriginGate } from '../http/origin-gate.ts';
import { answerProblem, Problem, problemFrom } from '../http/problems.ts';
import { noteFailure } from '../operations/log.ts';
import { requestIdOf } from '../operations/requests.ts';
import { endOfTurn } from './turn.ts';

/** What a page of an allowed origin asks. */
export interface PageRequest<T> {
  readonly req: Incoming;
  readonly origin: string;
  readonly body: T;
  /** Header fields of the answer, name and value in turn; more may be added. */
  readonly headers: string[];
}

/** Answers a request by itself: in Express, below a path of it, or wherever else Node's two objects are given. */
export type Handler = (req: Incoming, res: ServerResponse) => Promise<void>;

/**
 * A POST that pages send by `fetch`: the origin gate, the body in this shape, and the answer to it, in JSON or, where it
 * is `undefined`, 204. Written with one `writeHead`, and without middleware, which cost more than the work itself
 * (server.md 3.3).
 */
export function pageEndpoint<T>(
  gate: OriginGate,
  schema: z.ZodType<T>,
  answer: (request: PageRequest<T>) => Promise<string | undefined>,
): Handler {
  let inFlight = 0;
  return async (req, res) => {
    let headers: string[] = [];
    try {
      headers = gate.headersFor(req);
      headers.push('X-Request-Id', requestIdOf(res));
      const origin = gate.letIn(req, headers);
      if (req.method === 'OPTIONS') {
        res.writeHead(204, [...headers, ...PREFLIGHT]).end();
        return;
      }
      const body = await readBody(req, schema);
      await endOfTurn();
      if (inFlight >= MAX_IN_FLIGHT) throw overloaded();
      inFlight += 1;
      try {
        writeJson(res, headers, await answer({ req, origin, body, headers }));
      } finally {
        inFlight -= 1;
      }
    } catch (error) {
      const problem = problemFrom(error);
      noteFailure(res, problem.code === 'internal-error' ? error : problem);
      if (!res.headersSent) answerProblem(res, problem, headers);
    }
  };
}

/** Chromium keeps a preflight for two hours at most. */
const PREFLIGHT = [
  ...['Access-Control-Allow-Methods', 'POST'],
  ...['Access-Control-Allow-Headers', 'content-type'],
  ...['Access-Control-Max-Age', '7200'],
];

/**
 * Past this many, a visitor is told at once to come back: 99 of 100 who are let in then wait 4 times as long as in quiet
 * hours, and 64 times without a cap (server.md 3.7). Bodies are read before: slow ones must not fill the place.
 */
const MAX_IN_FLIGHT = 192;

function overloaded(): Problem {
  return new Problem('overloaded', {
    retryAfterSeconds: 1,
    remedy: `${MAX_IN_FLIGHT} requests are being answered: add a machine, or see why Genesys or Redis is slow.`,
  });
}

function writeJson(res: ServerResponse, headers: string[], body: string | undefined): void {
  if (body === undefined) {
    res.writeHead(204, headers).end();
    return;
  }
  // Text, not bytes: Node then sends head and body in one write.
  const bytes = Buffer.byteLength(body);
  headers.push('Content-Type', 'application/json; charset=utf-8');
  headers.push('Content-Length', String(bytes));
  // As many bytes as characters: nothing but ASCII, which Node copies as it is where UTF-8 is encoded.
  res.writeHead(200, headers).end(body, bytes === body.length ? 'latin1' : 'utf8');
}
