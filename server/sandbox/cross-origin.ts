import type { RequestHandler } from 'express';
import { originAllowed } from './domains.ts';
import type { Organisation } from './organisation.ts';

/**
 * Lets the pages of the deployment's domains call a resource, preflight included. Which CORS headers exactly Genesys sends
 * is our reading of "the list will be added to CORS headers" (genesys.md 4.5, CONFIRMED).
 */
export function allowPages(
  organisation: Organisation,
  { methods, headers }: { methods: string; headers: string },
): RequestHandler {
  return (request, response, next) => {
    const origin = request.get('origin');
    const allowed = originAllowed(request.headers, organisation.settings);
    response.vary('Origin');
    if (origin && allowed) response.set('Access-Control-Allow-Origin', origin);
    if (request.method !== 'OPTIONS') return next();
    if (allowed)
      response.set({
        'Access-Control-Allow-Methods': methods,
        'Access-Control-Allow-Headers': headers,
        'Access-Control-Max-Age': '600',
      });
    response.status(allowed ? 204 : 403).end();
  };
}
