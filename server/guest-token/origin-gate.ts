import type { Request, RequestHandler, Response } from 'express';
import { Problem } from '../problems.ts';

/** Chromium's cap on how long it keeps a preflight. */
const PREFLIGHT_SECONDS = 7200;

/**
 * Lets in only what a page of an allowed origin asks by `fetch`, before anything costs a call to Genesys. An allowed
 * origin reads every answer, errors too; to all others the answer says nothing. Cors, the library, would run the
 * handler for a foreign origin and only hide its answer (server.md 5.1).
 */
export function originGate(isAllowedSomewhere: (origin: string) => boolean): RequestHandler {
  return (req, res, next) => {
    res.setHeader('Cache-Control', 'no-store');
    res.setHeader('Vary', 'Origin');
    const { origin } = req.headers;
    const allowed = origin !== undefined && isAllowedSomewhere(origin);
    if (allowed) {
      res.setHeader('Access-Control-Allow-Origin', origin);
      res.setHeader('Access-Control-Expose-Headers', 'Retry-After');
    }
    if (req.method === 'OPTIONS') {
      if (!allowed) throw foreign(origin);
      answerPreflight(res);
      return;
    }
    if (req.method !== 'POST') {
      res.setHeader('Allow', 'POST, OPTIONS');
      throw new Problem('method-not-allowed', { detail: 'Ask for a guest session with POST.' });
    }
    if (!allowed) throw foreign(origin);
    if (!isFetch(req)) {
      throw new Problem('origin-not-allowed', {
        detail: 'Ask for a guest session with fetch in mode cors, not by a navigation, a form or an element.',
      });
    }
    next();
  };
}

function answerPreflight(res: Response): void {
  res.setHeader('Access-Control-Allow-Methods', 'POST');
  res.setHeader('Access-Control-Allow-Headers', 'content-type');
  res.setHeader('Access-Control-Max-Age', PREFLIGHT_SECONDS);
  res.status(204).end();
}

/** By Fetch Metadata. Browsers without it (Safari before 16.4) are held by Origin alone. */
function isFetch(req: Request): boolean {
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
