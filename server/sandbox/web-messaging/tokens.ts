import express, { Router } from 'express';
import { z } from 'zod';
import { parseBearer } from '../authorization.ts';
import { allowPages } from '../cross-origin.ts';
import { sendApiError } from '../errors.ts';
import type { Organisation } from '../organisation.ts';
import {
  customerIdOf,
  customerOfJwt,
  customerOfRefreshToken,
  issueAuthJwt,
  issueRefreshToken,
  signOut,
} from './sign-in.ts';

const text = z.string().min(1);

/**
 * A code or an id token (genesys.md 1.2 and 4.7). The mobile SDK sends no deployment id, and leaves out a redirect URI that it
 * was not given (genesys.md 11.1).
 */
const exchangeBody = z.object({
  deploymentId: text.optional(),
  oauth: z.union([z.object({ code: text, redirectUri: text.optional() }), z.object({ idToken: text })]),
});
const refreshBody = z.object({ refreshToken: text });

/**
 * The sign-in of authenticated web messaging (genesys.md 4.7, CONFIRMED): exchange and refresh carry no Authorization,
 * revoke the JWT. There is no identity provider to ask, so codes are taken on trust, or as `acceptedAuthCodes` says. What
 * is refused is answered 400 or 401, without authentication 403: the statuses are ours.
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
    const isCode = 'code' in oauth;
    const code = isCode ? oauth.code : oauth.idToken;
    const { acceptedAuthCodes } = organisation.settings;
    if (acceptedAuthCodes && !acceptedAuthCodes.includes(code))
      return sendApiError(response, 401, 'authentication.failed', 'The identity provider refuses the code.');
    const customerId = customerIdOf(code);
    const jwt = await issueAuthJwt(organisation, customerId);
    response.json(
      isCode ? { jwt, refreshToken: await issueRefreshToken(organisation, customerId) } : { jwt },
    );
  });
  router.post(`${path}/refresh`, async (request, response) => {
    const body = refreshBody.safeParse(request.body);
    if (!body.success)
      return sendApiError(response, 400, 'bad.request', `Invalid refresh:\n${z.prettifyError(body.error)}`);
    const customerId = await customerOfRefreshToken(organisation, body.data.refreshToken);
    if (!customerId) return sendApiError(response, 401, 'bad.credentials', 'The refresh token is not valid.');
    response.json({ jwt: await issueAuthJwt(organisation, customerId) });
  });
  router.delete(`${path}/revoke`, async (request, response) => {
    const jwt = parseBearer(request.get('authorization'));
    const customerId = jwt && (await customerOfJwt(organisation, jwt));
    if (!customerId) return sendApiError(response, 401, 'bad.credentials', 'Invalid login credentials.');
    signOut(organisation, jwt, customerId);
    response.status(204).end();
  });
  return router;
}
