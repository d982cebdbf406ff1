import type { RequestHandler } from 'express';
import { sendApiError } from './errors.ts';
import type { Organisation } from './organisation.ts';

/** Lets pass who sends a known bearer token whose client has one of `scopes`: else 401, or 403. */
export function requireScope(organisation: Organisation, scopes: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const accessToken = parseBearer(request.get('authorization'));
    const client = accessToken && organisation.clientOf(accessToken);
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

/** Lets pass whose client's roles allow `permission`: else 403. Comes after `requireScope`. */
export function requirePermission(organisation: Organisation, permission: string): RequestHandler {
  return (_request, response, next) => {
    if (organisation.settings.clientPermissions.includes(permission)) return next();
    const message = `Unable to perform the requested action. You are missing the following permission(s): ${permission}`;
    sendApiError(response, 403, 'missing.permissions', message);
  };
}

/** Genesys's own mobile SDK writes `bearer` in lower case (genesys.md 4.7): any case will do. */
export function parseBearer(authorization: string | undefined): string | undefined {
  return /^bearer ([^\s]+)$/i.exec(authorization ?? '')?.[1];
}
