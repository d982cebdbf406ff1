import express, { Router } from 'express';
import { z } from 'zod';
import { requireScope } from './authorization.ts';
import { sendApiError } from './errors.ts';
import type { Organisation } from './organisation.ts';

/** Any JSON object: nobody knows which members there are, and people send one or the other (genesys.md 1.1). */
const guestRequest = z.record(z.string(), z.unknown());

/**
 * `POST /api/v2/conversations/guests`, which makes a guest and answers its `id` and `token`.
 *
 * Hearsay: Genesys's platform SDK 262 has no such resource (genesys.md 1.1); people on forums write of it, and this
 * project's contract has a companion call it. So body, answer, scope and status 200 are played as the contract describes
 * them, and `guests: 'off'` plays an organisation that has none.
 *
 * A browser's preflight is answered 403 without any CORS header, as reported from the field.
 */
export function guestsRouter(organisation: Organisation): Router {
  const path = '/api/v2/conversations/guests';
  const router = Router();
  router.use(path, (_request, response, next) => {
    if (organisation.settings.guests === 'on') return next();
    sendApiError(response, 404, 'not.found', 'The requested resource was not found.');
  });
  router.options(path, (_request, response) =>
    sendApiError(response, 403, 'forbidden', 'This resource cannot be called from a browser.'),
  );
  router.post(path, requireScope(organisation, ['conversations']), express.json(), (request, response) => {
    const body = guestRequest.safeParse(request.body);
    if (!body.success)
      return sendApiError(response, 400, 'bad.request', `Invalid guest:\n${z.prettifyError(body.error)}`);
    const { externalChannel, name } = body.data;
    const { id, token } = organisation.makeGuest(textOr('web', externalChannel), textOr('Guest', name));
    response.set('Cache-Control', 'no-store').json({ id, token });
  });
  return router;
}

function textOr(otherwise: string, value: unknown): string {
  return typeof value === 'string' ? value : otherwise;
}
