import type { Request, RequestHandler } from 'express';
import { sendApiError } from './errors.ts';
import type { Client, Organisation } from './organisation.ts';

/** Lets pass who sends a known bearer token whose client has one of `scopes`: else 401, or 403. */
export function requireScope(organisation: Organisation, scopes: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const client = clientThatAsks(organisation, request);
    if (!client) return sendApiError(response, 401, 'bad.credentials', 'Invalid login credentials.');
    if (!client.scopes.some((scope) => scopes.includes(scope)))
      return sendApiError(
        response,
        403,
        'missing.any.permissions',
        `Unable to perform the requested action. You are missing one of the scopes: ${scopes.join(', ')}`,
      );
    next();
  };
}

/** The same for a resource of which no scope is known: whichever the client has will do, but not none. */
export function requireAnyScope(organisation: Organisation): RequestHandler {
  return (request, response, next) => {
    const scopes = clientThatAsks(organisation, request)?.scopes ?? [];
    requireScope(organisation, scopes)(request, response, next);
  };
}

/** Lets pass whose client's roles allow one of `permissions`: else 403. Comes after `requireScope`. */
export function requirePermission(
  organisation: Organisation,
  ...permissions: readonly string[]
): RequestHandler {
  return (_request, response, next) => {
    const { clientPermissions } = organisation.settings;
    if (permissions.some((permission) => clientPermissions.includes(permission))) return next();
    const message = `Unable to perform the requested action. You are missing the following permission(s): ${permissions.join(' or ')}`;
    sendApiError(response, 403, 'missing.permissions', message);
  };
}

/** Genesys's own mobile SDK writes `bearer` in lower case (genesys.md 4.7): any case will do. */
export function parseBearer(authorization: string | undefined): string | undefined {
  return /^bearer ([^\s]+)$/i.exec(authorization ?? '')?.[1];
}

function clientThatAsks(organisation: Organisation, request: Request): Client | undefined {
  const accessToken = parseBearer(request.get('authorization'));
  return accessToken === undefined ? undefined : organisation.clientOf(accessToken);
}
