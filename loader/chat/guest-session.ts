import ky, { HTTPError } from 'ky';
import { ChatProblem } from './problem.ts';
import type { MessengerSettings } from './settings.ts';

/** The companion's answer to `POST /api/guest-token`. `token` is the visitor's secret: it stays in this module's callers' memory. */
export interface GuestSession extends MessengerSettings {
  guestId: string;
  token: string;
  /** ISO 8601. */
  expiresAt: string;
  /** The same session, sealed by the companion: of no use to anybody else. */
  resume: string;
  /** A JWT for the conversation's customer attributes, by which Genesys can check the guest. */
  context: string;
}

/** How long the companion may take, in ms: its own deadline towards Genesys is 5 s by default. */
const DEADLINE = 8_000;

/**
 * Asks the companion at `endpoint` for the guest of this browser, the same one after a reload and in another tab.
 *
 * Rejects with `token-refused` where asking again is useless, else with `token-unavailable`.
 */
export async function getGuestSession(endpoint: string, deploymentId: string): Promise<GuestSession> {
  const key = `messenger-tag:${deploymentId}`;
  try {
    // A simple request in the sense of CORS, text and no credentials: the browser need not ask for permission first.
    const session = await ky
      .post(endpoint, {
        body: JSON.stringify({ deploymentId: deploymentId || undefined, resume: recall(key) }),
        credentials: 'omit',
        timeout: DEADLINE,
        // The visitor waits: Messenger opens without a guest sooner than a Retry-After ends.
        retry: 0,
      })
      .json<GuestSession>();
    if (!session.guestId || !session.token) throw new Error('The answer holds no guest.');
    remember(key, session.resume);
    return session;
  } catch (error) {
    throw await problemOf(error, endpoint);
  }
}

async function problemOf(error: unknown, endpoint: string): Promise<ChatProblem> {
  if (!(error instanceof HTTPError)) {
    return new ChatProblem(
      'token-unavailable',
      `No answer from ${endpoint}: is the companion running, and this origin allowed?`,
    );
  }
  const { status } = error.response;
  const { code, detail } = await error.response.json().catch(() => ({}));
  const refused = status >= 400 && status < 500 && status !== 429;
  return new ChatProblem(
    refused ? 'token-refused' : 'token-unavailable',
    `${code ?? status}: ${detail ?? endpoint}`,
  );
}

/** Storage is refused to some pages (sandboxed frames, blocked site data): the visitor is then a new guest each time. */
function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function remember(key: string, resume: string): void {
  try {
    localStorage.setItem(key, resume);
  } catch {
    return;
  }
}
