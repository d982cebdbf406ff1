import type { IncomingMessage } from 'node:http';
import { Problem } from './problems.ts';

/** On every answer to a page, whoever asks. */
const ALWAYS = ['Cache-Control', 'no-store', 'Vary', 'Origin', 'X-Content-Type-Options', 'nosniff'];
const EXPOSED = 'Retry-After, RateLimit, RateLimit-Policy';

/**
 * Lets in only what a page of an allowed origin asks by `fetch`, before anything costs a call to Genesys. An allowed
 * origin reads every answer, errors too; to all others the answer says nothing. Cors, the library, would run the
 * handler for a foreign origin and only hide its answer (server.md 5.1).
 */
export interface OriginGate {
  /** The header fields that any answer to this request has. */
  headersFor(req: IncomingMessage): string[];
  /** The origin that asks, by POST or a preflight for it. Throws `method-not-allowed` or `origin-not-allowed`. */
  letIn(req: IncomingMessage, headers: string[]): string;
}

export function originGate(isAllowedSomewhere: (origin: string) => boolean): OriginGate {
  const isAllowed = (origin: string | undefined): origin is string =>
    origin !== undefined && isAllowedSomewhere(origin);
  return {
    headersFor({ headers: { origin } }) {
      if (!isAllowed(origin)) return [...ALWAYS];
      return [...ALWAYS, 'Access-Control-Allow-Origin', origin, 'Access-Control-Expose-Headers', EXPOSED];
    },

    letIn(req, headers) {
      const { origin } = req.headers;
      if (req.method !== 'POST' && req.method !== 'OPTIONS') {
        headers.push('Allow', 'POST, OPTIONS');
        throw new Problem('method-not-allowed', { detail: 'Ask with POST.' });
      }
      if (!isAllowed(origin)) throw foreign(origin);
      if (req.method === 'POST' && !isFetch(req)) {
        throw new Problem('origin-not-allowed', {
          detail: 'Ask with fetch in mode cors, not by a navigation, a form or an element.',
        });
      }
      return origin;
    },
  };
}

/** By Fetch Metadata. Browsers without it (Safari before 16.4) are held by Origin alone. */
function isFetch(req: IncomingMessage): boolean {
  const mode = req.headers['sec-fetch-mode'] ?? 'cors';
  const dest = req.headers['sec-fetch-dest'] ?? 'empty';
  return (mode === 'cors' || mode === 'same-origin') && dest === 'empty';
}

function foreign(origin: string | undefined): Problem {
  return new Problem('origin-not-allowed', {
    remedy:
      origin === undefined
        ? 'The request carried no Origin: it did not come from a page in a browser.'
        : `Add ${JSON.stringify(origin.slice(0, 200))} to ALLOWED_ORIGINS if that site is yours.`,
  });
}
