import type { Mode } from '../config/config.ts';
import { addOrigin } from './origins.ts';
import type { Fields, PlainAnswer, PlainRequest } from './plain.ts';
import { asksForPrivateNetwork, privateNetworkAllowed } from './private-network.ts';
import { Problem } from './problems.ts';

/** Whether pages of this origin may ask. */
export type IsAllowed = (origin: string) => boolean;

/**
 * The header fields that any answer to a page has. An allowed origin reads every answer, errors too; to all others the
 * answer says nothing.
 */
export function fieldsForPage({ headers: { origin } }: PlainRequest, isAllowed: IsAllowed): Fields {
  if (typeof origin !== 'string' || !isAllowed(origin)) return { Vary: 'Origin' };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Expose-Headers': 'Retry-After, RateLimit, RateLimit-Policy',
  };
}

/**
 * The origin of the page that asks, by POST or a preflight for it. Lets in only what a page of an allowed origin asks by
 * `fetch`, before anything costs a call to Genesys. Throws `method-not-allowed` or `origin-not-allowed`.
 *
 * Cors, the library, would run the handler for a foreign origin and only hide its answer (performance.md 4.1).
 */
export function originOfPage(request: PlainRequest, isAllowed: IsAllowed): string {
  const { method, headers } = request;
  const { origin } = headers;
  if (method !== 'POST' && method !== 'OPTIONS') {
    throw new Problem('method-not-allowed', {
      detail: 'Ask with POST.',
      headers: { Allow: 'POST, OPTIONS' },
    });
  }
  if (typeof origin !== 'string' || !isAllowed(origin)) throw foreign(origin);
  if (method === 'POST' && !isFetch(request)) {
    throw new Problem('origin-not-allowed', {
      detail: 'Ask with fetch in mode cors, not by a navigation, a form or an element.',
    });
  }
  return origin;
}

/** To a browser that asks before a page that is let in. A GET needs no mention (Fetch, CORS-safelisted method). */
export function answerPreflight(request: PlainRequest, mode: Mode): PlainAnswer {
  return asksForPrivateNetwork(request, mode) ? preflightFromPublic : preflightAnswer;
}

const preflightAnswer: PlainAnswer = {
  status: 204,
  headers: {
    'Access-Control-Allow-Methods': 'POST',
    'Access-Control-Allow-Headers': 'content-type',
    // Chromium keeps the answer for two hours at most.
    'Access-Control-Max-Age': '7200',
  },
};

const preflightFromPublic: PlainAnswer = {
  ...preflightAnswer,
  headers: { ...preflightAnswer.headers, ...privateNetworkAllowed },
};

/** By Fetch Metadata. Browsers without it (Safari before 16.4) are held by Origin alone. */
export function isFetch({ headers }: PlainRequest): boolean {
  const mode = headers['sec-fetch-mode'] ?? 'cors';
  const dest = headers['sec-fetch-dest'] ?? 'empty';
  return (mode === 'cors' || mode === 'same-origin') && dest === 'empty';
}

/** For whoever is let in nowhere. */
export function foreign(origin: unknown): Problem {
  return new Problem('origin-not-allowed', {
    remedy:
      typeof origin === 'string'
        ? addOrigin(origin)
        : 'The request carried no Origin: it did not come from a page in a browser.',
  });
}
