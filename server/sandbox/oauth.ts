import express, { type Response, Router } from 'express';
import type { Organisation } from './organisation.ts';

/**
 * `POST /oauth/token` of `login.`: Basic authentication and `grant_type=client_credentials` (genesys.md 1.3,
 * CONFIRMED and captured on the wire). No CORS header is ever sent: this host is not for browsers.
 *
 * The bodies of its errors are from memory (genesys.md 1.3, MEMORY), as is the refusal of other grants.
 */
export function oauthRouter(organisation: Organisation): Router {
  const router = Router();
  router.post('/oauth/token', express.urlencoded({ extended: false }), (request, response) => {
    const credentials = parseBasic(request.get('authorization'));
    const client = organisation.clients.find(
      ({ clientId, clientSecret }) =>
        clientId === credentials?.clientId && clientSecret === credentials.clientSecret,
    );
    if (!client) return refuse(response, 401, 'invalid_client', 'client not found or wrong secret');
    if (request.body?.grant_type !== 'client_credentials')
      return refuse(response, 400, 'unsupported_grant_type', 'grant_type must be client_credentials');
    response.set('Cache-Control', 'no-store').json({
      access_token: organisation.issueAccessToken(client),
      token_type: 'bearer',
      expires_in: organisation.settings.tokenLifetimeSeconds,
    });
  });
  return router;
}

/** Reads `Basic base64(id:secret)`; nothing when it is anything else. */
export function parseBasic(
  authorization: string | undefined,
): { clientId: string; clientSecret: string } | undefined {
  const [, encoded] = /^basic ([a-z0-9+/]+={0,2})$/i.exec(authorization ?? '') ?? [];
  if (!encoded) return undefined;
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (colon < 1) return undefined;
  return { clientId: decoded.slice(0, colon), clientSecret: decoded.slice(colon + 1) };
}

function refuse(response: Response, status: number, error: string, description: string): void {
  response.status(status).json({ error, description, error_description: description });
}
