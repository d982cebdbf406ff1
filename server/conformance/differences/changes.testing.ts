import type { AnyFrame } from '../../sandbox/sandbox.testing.ts';
import type { Difference, HttpAnswer } from '../differing.testing.ts';

/** One way in which a live Genesys Cloud may differ, and the rows that must tell of it: these, and no others. */
export interface Case {
  readonly name: string;
  readonly rows: readonly string[];
  readonly difference: Difference;
}

export function at(path: string, change: (answer: HttpAnswer, method: string) => HttpAnswer): Difference {
  return { http: (answer, asked) => (asked.path.includes(path) ? change(answer, asked.method) : undefined) };
}

export function granted(change: (body: AnyFrame) => AnyFrame): Difference {
  return at('/oauth/token', (answer) => (answer.status === 200 ? inJson(answer, change) : answer));
}

export function inJson(answer: HttpAnswer, change: (body: AnyFrame) => AnyFrame): HttpAnswer {
  return answer.status === 200 || answer.status === 401
    ? { ...answer, body: JSON.stringify(change(JSON.parse(answer.body))) }
    : answer;
}

/** What a preflight from these pages is answered. */
export function preflight(isMeant: (origin: string) => boolean, allowed: string | undefined): Difference {
  return {
    http(answer, { method, headers }) {
      if (method !== 'OPTIONS' || !isMeant(headers.origin ?? '')) return undefined;
      const { 'access-control-allow-origin': _, ...others } = answer.headers;
      const field = allowed === undefined ? {} : { 'access-control-allow-origin': allowed };
      return { ...answer, status: 204, headers: { ...others, ...field } };
    },
  };
}

export function body(name: string, change: (body: AnyFrame) => AnyFrame): Difference {
  return { frame: (frame) => (frame.class === name ? { ...frame, body: change(frame.body) } : frame) };
}

/** Of what the visitor has said. */
export function echo(type: string, change: (message: AnyFrame) => AnyFrame): Difference {
  return body('StructuredMessage', (message) =>
    message.direction === 'Inbound' && message.type === type ? change(message) : message,
  );
}
