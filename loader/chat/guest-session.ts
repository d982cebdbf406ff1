import ky, { type HTTPError } from 'ky';
import type { GuestRequest, GuestSession } from './guest-wire.ts';
import { chatProblem } from './problem.ts';

/** How long the companion may take, in ms: its own deadline towards Genesys is 5 s by default. */
const DEADLINE = 8_000;

/**
 * Asks the companion at `endpoint` for a guest session, and works for it where that is wanted. Rejects with
 * `token-refused` where asking again is useless, else with `token-unavailable`.
 */
export async function getGuestSession(endpoint: string, request: GuestRequest): Promise<GuestSession> {
  try {
    // A simple request in the sense of CORS, text and no credentials: the browser need not ask for permission first.
    const session = await ky
      .post(endpoint, {
        body: JSON.stringify(request),
        credentials: 'omit',
        timeout: DEADLINE,
        // The visitor waits: Messenger opens without a guest sooner than a Retry-After ends.
        retry: 0,
      })
      .json<GuestSession>();
    if (session.guestId && session.token) return session;
    throw new Error('no token');
  } catch (error) {
    const { response } = error as Partial<HTTPError>;
    if (response)
      return getGuestSession(endpoint, await (await import('./refusal.ts')).retry(response, request));
    throw chatProblem('token-unavailable', `${endpoint}: ${error}`);
  }
}
