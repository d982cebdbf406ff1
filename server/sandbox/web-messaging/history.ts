import { Router } from 'express';
import { z } from 'zod';
import { parseBearer } from '../authorization.ts';
import { allowPages } from '../cross-origin.ts';
import { sendApiError } from '../errors.ts';
import type { Organisation } from '../organisation.ts';
import { sessionOfJwt } from './jwt.ts';

/** "History 15 days for ephemeral contacts" (genesys.md 4.6, CONFIRMED-2): no visitor here is more than that. */
const KEPT_MS = 15 * 24 * 60 * 60 * 1000;

const page = z.object({
  pageNumber: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(500).default(25),
});

/**
 * `GET /api/v2/webmessaging/messages`: the conversation so far, newest first, for the bearer of a `getJwt` JWT
 * (genesys.md 4.7, CONFIRMED; the order CONFIRMED-2). More than 10 a minute for a session (genesys.md 4.6, CONFIRMED-2)
 * are answered 429.
 */
export function historyRouter(organisation: Organisation): Router {
  const path = '/api/v2/webmessaging/messages';
  const router = Router();
  router.use(path, allowPages(organisation, { methods: 'GET', headers: 'authorization, content-type' }));
  router.get(path, async (request, response) => {
    const jwt = parseBearer(request.get('authorization'));
    const session = jwt && (await sessionOfJwt(organisation, jwt));
    if (!session) return sendApiError(response, 401, 'bad.credentials', 'Invalid login credentials.');
    const query = page.safeParse(request.query);
    if (!query.success)
      return sendApiError(response, 400, 'bad.request', `Invalid page:\n${z.prettifyError(query.error)}`);
    const { pageNumber, pageSize } = query.data;
    const retryAfter = organisation.settings.rateLimits === 'on' ? session.historyRate.take() : 0;
    if (retryAfter > 0) {
      response.set('Retry-After', String(retryAfter));
      return sendApiError(response, 429, 'too.many.requests', `Too many requests: wait ${retryAfter} s.`);
    }
    const messages = session.messages.filter(
      ({ channel }) => Date.parse(channel.time) > organisation.now() - KEPT_MS,
    );
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
