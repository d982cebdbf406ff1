import type { Fields, PlainAnswer } from './plain.ts';

/** Everything that can go wrong between a browser and the companion. `code` is what programs go by. */
const problems = {
  'invalid-request': { status: 400, title: 'The request cannot be understood', retryable: false },
  'invalid-user-token': { status: 401, title: 'The user token is not valid', retryable: false },
  'invalid-context': { status: 401, title: 'The context is not valid', retryable: false },
  'origin-not-allowed': { status: 403, title: 'This origin may not start a guest session', retryable: false },
  'unknown-deployment': { status: 404, title: 'This deployment is not served here', retryable: false },
  'not-found': { status: 404, title: 'There is nothing at this address', retryable: false },
  'method-not-allowed': { status: 405, title: 'This method is not allowed here', retryable: false },
  'body-too-large': { status: 413, title: 'The request body is too large', retryable: false },
  'unsupported-media-type': { status: 415, title: 'This media type is not understood', retryable: false },
  'rate-limited': { status: 429, title: 'Too many guest sessions were asked for', retryable: true },
  'proof-required': { status: 429, title: 'A new guest needs a proof of work now', retryable: true },
  'internal-error': { status: 500, title: 'Something went wrong in the companion', retryable: true },
  'genesys-refused': { status: 502, title: 'Genesys Cloud refused', retryable: false },
  'genesys-unavailable': { status: 503, title: 'Genesys Cloud cannot be reached now', retryable: true },
  'user-token-keys-unavailable': {
    status: 503,
    title: 'User tokens cannot be checked now',
    retryable: true,
  },
  overloaded: { status: 503, title: 'The companion has too much to do now', retryable: true },
  'genesys-timeout': { status: 504, title: 'Genesys Cloud did not answer in time', retryable: true },
} as const;

/** The name of a problem, as the contract lists them. */
export type ProblemCode = keyof typeof problems;

/** What a {@link Problem} may say beside its code. */
export interface ProblemOptions {
  /** For the browser: what is wrong with this request. Nothing about Genesys's answer or the companion's settings. */
  detail?: string;
  /** For the operator's log: what to mend, in words. Never sent to a browser. */
  remedy?: string;
  /** Which limit was hit, for the log and the metrics: `address`, `visitor`, `global`. */
  limit?: string;
  /** For the browser: what it has to solve. Its own member of the answer (RFC 9457, section 3.2). */
  challenge?: object;
  /** Seconds after which trying again may help; becomes `Retry-After`. */
  retryAfterSeconds?: number;
  /** Header fields of the answer beside those that every answer of its kind has. */
  headers?: Readonly<Fields>;
}

/** A failure with a place in the contract. Whatever else is thrown reaches the browser as `internal-error`. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly detail: string;
  readonly remedy: string | undefined;
  readonly limit: string | undefined;
  readonly challenge: object | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly headers: Readonly<Fields>;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    const { detail, remedy, limit, challenge, retryAfterSeconds, headers = {} } = options;
    super(code);
    this.code = code;
    this.detail = detail ?? problems[code].title;
    this.remedy = remedy;
    this.limit = limit;
    this.challenge = challenge;
    this.retryAfterSeconds = retryAfterSeconds;
    this.headers = headers;
  }

  get status(): number {
    return problems[this.code].status;
  }
}

/** Anything thrown, as a problem of the contract. */
export function problemFrom(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem('internal-error');
}

/** The answer of a problem: `application/problem+json` (RFC 9457). */
export function problemAnswer(problem: Problem): PlainAnswer {
  const { status, title, retryable } = problems[problem.code];
  const { code, detail, challenge, retryAfterSeconds } = problem;
  const type = `urn:messenger-tag:problem:${code}`;
  const headers: Fields = { ...problem.headers, 'Content-Type': 'application/problem+json; charset=utf-8' };
  if (retryAfterSeconds !== undefined) {
    headers['Retry-After'] = String(Math.max(1, Math.ceil(retryAfterSeconds)));
  }
  const body = JSON.stringify({ type, title, status, detail, code, retryable, challenge });
  return { status, headers, body };
}
