import { z } from 'zod';
import type { Session } from '../web-messaging/session.ts';
import type { ContextCheck } from './desk-conversation.ts';

/** In ms; longer than any server on this machine takes. */
const DEADLINE = 5000;

/**
 * Asks `verifyContextUrl` from server to server, as an Architect data action would: `POST {"context"}`, answered 200 with
 * the claims, or 4xx.
 */
export async function checkContext(
  { customAttributes: { context } }: Session,
  verifyContextUrl: string | null,
): Promise<ContextCheck> {
  if (context === undefined) return { verdict: 'absent' };
  if (verifyContextUrl === null) return { verdict: 'unchecked' };
  try {
    const response = await fetch(verifyContextUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ context }),
      signal: AbortSignal.timeout(DEADLINE),
    });
    if (response.status === 401) return { verdict: 'forged' };
    const claims = z.record(z.string(), z.unknown()).safeParse(await response.json());
    return response.ok && claims.success
      ? { verdict: 'genuine', claims: claims.data }
      : { verdict: 'unreachable' };
  } catch {
    // Refused, timed out or no JSON: to the person at the desk it is the same, nobody could say.
    return { verdict: 'unreachable' };
  }
}
