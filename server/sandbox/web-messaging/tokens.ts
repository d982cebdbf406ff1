import express, { Router } from 'express';
import { z } from 'zod';
import { parseBearer } from '../authorization.ts';
import { allowPages } from '../cross-origin.ts';
import { sendApiError } from '../errors.ts';
import { handedOver } from '../openid/handed-over.ts';
import { SignInRefusal } from '../openid/refusal.ts';
import type { Organisation } from '../organisation.ts';
import { customerOfJwt, exchange, refresh, signOut } from './sign-in.ts';

const text = z.string().min(1);

/** The mobile SDK sends no deployment id (genesys.md 11.1). */
const exchangeBody = z.object({ deploymentId: text.optional(), oauth: handedOver });
const refreshBody = z.object({ refreshToken: text });

/**
 * The sign-in of authenticated web messaging (genesys.md 4.7, CONFIRMED): exchange and refresh carry no Authorization,
 * revoke the JWT. What is refused is answered 400 or 401, without authentication 403, and 502 where the site's OpenID provider
 * cannot be asked: the statuses are ours, and so are the words, which say what was wrong with a sign-in.
 */
export function tokensRouter(organisation: Organisation): Router {
  const path = '/api/v2/webdeployments/token';
  const router = Router();
  router.use(
    path,
    allowPages(organisation, {
      methods: 'POST, DELETE',
      headers: 'authorization, content-type, x-journey-session-id, x-journey-session-type',
    }),
    express.json(),
    (_request, response, next) => {
      response.set('Cache-Control', 'no-store');
      if (organisation.settings.authentication === 'on') return next();
      sendApiError(response, 403, 'forbidden', 'Authentication is off in this deployment.');
    },
  );
  router.post(`${path}/oauthcodegrantjwtexchange`, async (request, response) => {
    const body = exchangeBody.safeParse(request.body);
    if (!body.success)
      return sendApiError(response, 400, 'bad.request', `Invalid exchange:\n${z.prettifyError(body.error)}`);
    const { deploymentId, oauth } = body.data;
    if (deploymentId !== undefined && deploymentId !== organisation.deploymentId)
      return sendApiError(response, 404, 'not.found', 'There is no such deployment.');
    try {
      response.json(await exchange(organisation, oauth));
    } catch (error) {
      if (!(error instanceof SignInRefusal)) throw error;
      const code = error.status === 401 ? 'authentication.failed' : 'bad.gateway';
      sendApiError(response, error.status, code, error.message);
    }
  });
  router.post(`${path}/refresh`, async (request, response) => {
    const body = refreshBody.safeParse(request.body);
    if (!body.success)
      return sendApiError(response, 400, 'bad.request', `Invalid refresh:\n${z.prettifyError(body.error)}`);
    const jwt = await refresh(organisation, body.data.refreshToken);
    if (!jwt) return sendApiError(response, 401, 'bad.credentials', 'The refresh token is not valid.');
    response.json({ jwt });
  });
  router.delete(`${path}/revoke`, async (request, response) => {
    const jwt = parseBearer(request.get('authorization'));
    const customer = jwt && (await customerOfJwt(organisation, jwt));
    if (!customer) return sendApiError(response, 401, 'bad.credentials', 'Invalid login credentials.');
    signOut(organisation, jwt, customer);
    response.status(204).end();
  });
  return router;
}
