import type { EndRequest, SessionRequest } from '../../server/guest-token/requests.ts';
import { type GuestSession, readGuestSession } from '../../server/guest-token/wire.ts';
import type { Page } from '../page.ts';
import { fetchPart } from './fetch-part.ts';
import type { ProofPart } from './parts.ts';
import { ChatProblem, within } from './problem.ts';

/** How long the companion may take, in ms: its own deadline towards Genesys is 5 s by default. */
const DEADLINE = 8_000;

/**
 * Asks the companion at `endpoint` for a guest session, and works for it where that is wanted. Where it refuses the user
 * token, another one is tried that `anew` gets. Rejects with `sign-in-needed`, with `token-refused` where asking again is
 * useless, else with `token-unavailable`.
 */
export async function askForGuest(
  endpoint: string,
  request: SessionRequest,
  page: Page,
  anew?: (was: 'refused') => Promise<string | undefined>,
): Promise<GuestSession> {
  const { status, answer } = await post(endpoint, request);
  if (status < 300) {
    const session = readGuestSession(answer);
    if (session) return session;
    throw new ChatProblem('token-unavailable', `${endpoint}: the answer is no guest session`);
  }
  const { code = '', detail = '', challenge } = Object(answer);
  if (challenge && request.proof === undefined) {
    const proof = await solve(challenge, page);
    return askForGuest(endpoint, { ...request, proof }, page, anew);
  }
  if (anew && code === 'invalid-user-token') {
    const userToken = await anew('refused');
    if (userToken !== request.userToken) return askForGuest(endpoint, { ...request, userToken }, page);
  }
  // 429 passes; any other 4xx is an answer for good. Without a code it is not the companion's, but somebody's in between.
  const isRefusal = code && status < 500 && status !== 429;
  const refusal = code === 'user-token-required' ? 'sign-in-needed' : 'token-refused';
  throw new ChatProblem(
    isRefusal ? refusal : 'token-unavailable',
    `${endpoint}: ${status} ${code} ${detail}`,
  );
}

/** Ends the session that `resume` names, also when the page is left meanwhile. Rejects with `token-unavailable`. */
export async function endGuest(endpoint: string, request: EndRequest): Promise<void> {
  const { status } = await post(`${endpoint}/end`, request);
  // Anything else is not the companion's answer, but somebody's in between.
  if (status !== 204)
    throw new ChatProblem('token-unavailable', `${endpoint}/end: ${status}, the session was not ended`);
}

/**
 * A simple request in the sense of CORS, text and no credentials: the browser need not ask for permission first. It is not
 * repeated: the visitor waits, and Messenger opens without a guest sooner than a `Retry-After` ends.
 */
async function post(endpoint: string, request: object): Promise<{ status: number; answer: unknown }> {
  const asked = fetch(endpoint, {
    method: 'POST',
    body: JSON.stringify(request),
    credentials: 'omit',
    // Only small bodies may outlive their page, and these are.
    keepalive: true,
  });
  const answered = asked.then(async (response) => ({
    status: response.status,
    answer: await response.json().catch(() => undefined),
  }));
  try {
    return await within(DEADLINE, answered, endpoint);
  } catch (error) {
    throw new ChatProblem('token-unavailable', `${endpoint}: ${error}`);
  }
}

/** A proof that could not be made is sent all the same, empty: the answer to it says what is wrong. */
async function solve(challenge: unknown, page: Page): Promise<string> {
  try {
    const { solveProof } = await fetchPart<ProofPart>(page, 'proof', DEADLINE);
    return await solveProof(challenge);
  } catch {
    return '';
  }
}
