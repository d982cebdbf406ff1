import type { Fields, PlainAnswer } from './plain.ts';

/**
 * THE table of what can go wrong between a browser and the companion. `code` is what programs go by; `when` is for
 * `public/docs/contract.md`.
 */
export const problems = {
  'invalid-request': {
    status: 400,
    title: 'The request cannot be understood',
    retryable: false,
    when: 'the body is not JSON, or has an unknown member or one of the wrong type',
  },
  'invalid-user-token': {
    status: 401,
    title: 'The user token is not valid',
    retryable: false,
    when: 'a user token that is expired, too long-lived, not signed by the site, or for another deployment',
  },
  'user-token-required': {
    status: 401,
    title: 'This chat is for visitors who have signed in',
    retryable: false,
    when: 'no user token, where the site has `USER_TOKENS=required`',
  },
  'invalid-context': {
    status: 401,
    title: 'The context is not valid',
    retryable: false,
    when: 'a context that is over, not ours, or for another deployment',
  },
  'origin-not-allowed': {
    status: 403,
    title: 'This origin may not start a guest session',
    retryable: false,
    when: 'no `Origin`, `null`, or one that is not in `ALLOWED_ORIGINS`; or it was not asked by `fetch`, as Fetch Metadata says',
  },
  'unknown-deployment': {
    status: 404,
    title: 'This deployment is not served here',
    retryable: false,
    when: 'a deployment that this companion does not serve; or none is named, and it serves several',
  },
  'not-found': {
    status: 404,
    title: 'There is nothing at this address',
    retryable: false,
    when: 'no such address; one for operators, and somebody else asks; or a code, where the site has no `OIDC_CLIENT_ID`',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This method is not allowed here',
    retryable: false,
    when: 'another method than those in `Allow`',
  },
  'body-too-large': {
    status: 413,
    title: 'The request body is too large',
    retryable: false,
    when: 'more than 8 KiB',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'This media type is not understood',
    retryable: false,
    when: 'neither `text/plain` nor `application/json`, not UTF-8, or compressed',
  },
  'rate-limited': {
    status: 429,
    title: 'Too much was asked for in a minute',
    retryable: true,
    when: 'a limit is used up: of the address, of the guest who comes back, of the site, of codes for Genesys, of bad user tokens, of false contexts, or of the doctor’s page',
  },
  'proof-required': {
    status: 429,
    title: 'A new guest needs a proof of work now',
    retryable: true,
    when: 'a new guest without a proof, at a time that asks for one; `challenge` is what to solve',
  },
  'internal-error': {
    status: 500,
    title: 'Something went wrong in the companion',
    retryable: true,
    when: 'a fault of the companion itself',
  },
  'genesys-refused': {
    status: 502,
    title: 'Genesys Cloud refused',
    retryable: false,
    when: 'Genesys answered 4xx other than 429, or what is no answer',
  },
  'genesys-unavailable': {
    status: 503,
    title: 'Genesys Cloud cannot be reached now',
    retryable: true,
    when: 'Genesys answered 429 or 5xx, the connection was lost, or it is left alone for a moment',
  },
  'user-token-keys-unavailable': {
    status: 503,
    title: 'User tokens cannot be checked now',
    retryable: true,
    when: 'no keys could be fetched from `USER_TOKEN_JWKS`',
  },
  overloaded: {
    status: 503,
    title: 'The companion has too much to do now',
    retryable: true,
    when: 'the budget of calls, the line to Genesys or the machine has no place',
  },
  'genesys-timeout': {
    status: 504,
    title: 'Genesys Cloud did not answer in time',
    retryable: true,
    when: 'no answer within `UPSTREAM_TIMEOUT_MS`',
  },
} as const satisfies Record<string, { status: number; title: string; retryable: boolean; when: string }>;

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
