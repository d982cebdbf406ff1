import { Router } from 'express';
import { z } from 'zod';
import { parseBearer } from '../authorization.ts';
import { originAllowed } from '../domains.ts';
import { sendApiError } from '../errors.ts';
import type { Organisation } from '../organisation.ts';
import { sessionOfJwt } from './jwt.ts';

const page = z.object({
  pageNumber: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(500).default(25),
});

/**
 * `GET /api/v2/webmessaging/messages`: the conversation so far, newest first, for the bearer of a `getJwt` JWT
 * (genesys.md 4.7, CONFIRMED; the order is CONFIRMED-2's inference). Messenger calls it from the page, so the deployment's
 * domains are answered with CORS headers; which ones exactly is our reading of "added to CORS headers" (4.5).
 */
export function historyRouter(organisation: Organisation): Router {
  const path = '/api/v2/webmessaging/messages';
  const router = Router();
  router.use(path, (request, response, next) => {
    const origin = request.get('origin');
    response.vary('Origin');
    if (origin && originAllowed(origin, organisation.settings))
      response.set('Access-Control-Allow-Origin', origin);
    next();
  });
  router.options(path, (request, response) => {
    const allowed = originAllowed(request.get('origin'), organisation.settings);
    if (allowed) response.set(preflightHeaders);
    response.status(allowed ? 204 : 403).end();
  });
  router.get(path, async (request, response) => {
    const jwt = parseBearer(request.get('authorization'));
    const session = jwt && (await sessionOfJwt(organisation, jwt));
    if (!session) return sendApiError(response, 401, 'bad.credentials', 'Invalid login credentials.');
    const query = page.safeParse(request.query);
    if (!query.success)
      return sendApiError(response, 400, 'bad.request', `Invalid page:\n${z.prettifyError(query.error)}`);
    const { pageNumber, pageSize } = query.data;
    const { messages } = session;
    const end = messages.length - (pageNumber - 1) * pageSize;
    response.set('Cache-Control', 'no-store').json({
      entities: end > 0 ? messages.slice(Math.max(0, end - pageSize), end).reverse() : [],
      pageSize,
      pageNumber,
      total: messages.length,
      pageCount: Math.ceil(messages.length / pageSize),
    });
  });
  return router;
}

const preflightHeaders = {
  'Access-Control-Allow-Methods': 'GET',
  'Access-Control-Allow-Headers': 'authorization, content-type',
  'Access-Control-Max-Age': '600',
};
