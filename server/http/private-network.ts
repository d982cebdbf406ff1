import type { Mode } from '../config/config.ts';
import type { Fields, PlainRequest } from './plain.ts';

/**
 * Whether a browser asks if a page of the public may reach this machine. Only a companion in development says yes: that one
 * stands on the developer's machine, and the page on a staging site.
 *
 * It is the preflight of a W3C draft, Private Network Access (https://wicg.github.io/private-network-access/), that comes
 * before any request, also before one for a script. Chromium 104 and later send it; from 142 on it asks the person instead
 * (Local Network Access).
 */
export function asksForPrivateNetwork({ method, headers }: PlainRequest, mode: Mode): boolean {
  return (
    mode === 'development' &&
    method === 'OPTIONS' &&
    headers.origin !== undefined &&
    headers['access-control-request-private-network'] === 'true'
  );
}

/** The yes, among the fields of the answer to the preflight. */
export const privateNetworkAllowed: Readonly<Fields> = { 'Access-Control-Allow-Private-Network': 'true' };
