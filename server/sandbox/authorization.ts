import type { RequestHandler } from 'express';
import { sendApiError } from './errors.ts';
import type { Client } from './identity.ts';
import type { Organisation } from './organisation.ts';

/** Lets pass who sends a known bearer token whose client has one of `scopes`: else 401, or 403. */
export function requireScope(organisation: Organisation, scopes: readonly string[]): RequestHandler {
  return requireClient(organisation, (client) =>
    client.scopes.some((scope) => scopes.includes(scope))
      ? undefined
      : `one of the scopes: ${scopes.join(', ')}`,
  );
}

/** The same for a resource of which no scope is known: whichever the client has will do. */
export function requireAnyScope(organisation: Organisation): RequestHandler {
  return requireClient(organisation, ({ scopes }) => (scopes.length > 0 ? undefined : 'any scope'));
}

/**
 * Lets pass whose client's roles allow one of `permissions`: else 403, with a code that tells whether there was a choice
 * (genesys.md 14.1, COMMUNITY). Comes after `requireScope`.
 */
export function requirePermission(
  organisation: Organisation,
  ...permissions: readonly string[]
): RequestHandler {
  return (_request, response, next) => {
    const { clientPermissions } = organisation.settings;
    if (permissions.some((permission) => clientPermissions.includes(permission))) return next();
    const cannot = 'Unable to perform the requested action. You';
    if (permissions.length > 1) {
      const message = `${cannot} must have at least one of the following permissions assigned: [${permissions.join(', ')}]`;
      return sendApiError(response, 403, 'missing.any.permissions', message);
    }
    const message = `${cannot} are missing the following permission(s): ${permissions.join()}`;
    sendApiError(response, 403, 'missing.permissions', message);
  };
}

/** Genesys's own mobile SDK writes `bearer` in lower case (genesys.md 4.7): any case will do. */
export function parseBearer(authorization: string | undefined): string | undefined {
  return /^bearer ([^\s]+)$/i.exec(authorization ?? '')?.[1];
}

/** `lacks` says what a client has not got that it needs. */
function requireClient(
  organisation: Organisation,
  lacks: (client: Client) => string | undefined,
): RequestHandler {
  return (request, response, next) => {
    const accessToken = parseBearer(request.get('authorization'));
    const client = accessToken && organisation.clientOf(accessToken);
    if (!client) return sendApiError(response, 401, 'bad.credentials', 'Invalid login credentials.');
    const missing = lacks(client);
    if (missing === undefined) return next();
    const message = `Unable to perform the requested action. You are missing ${missing}`;
    sendApiError(response, 403, 'missing.any.permissions', message);
  };
}
