import { type GuestSession, readGuestSession, type SessionAhead } from '../../server/guest-token/wire.ts';
import type { Page } from '../page.ts';
import type { Options } from '../parse-options.ts';
import type { KnownSettings } from './settings.ts';

/** In ms: what is older than the page by this much came out of a cache, and somebody else may have it too. */
const OLDEST = 60_000;
/** In ms: what is over sooner is not worth beginning with. */
const SHORTEST = 60_000;

/**
 * The guest that the site's server has sent along with the page, by `mount` or in a script that is taken out here.
 * `undefined` where the companion must be asked: there is none, or it is for another page or deployment, nearly over, or
 * out of a cache.
 *
 * What came by `mount` is from the site's own code. A text in the page is where others may write too: it says who the
 * visitor is, never where Messenger's script comes from, so it is of use only where that is known already.
 */
export function guestSentAlong(page: Page, options: Options, known: KnownSettings): GuestSession | undefined {
  const inPage = document.querySelector('script[data-messenger-session]');
  inPage?.remove();
  const { session } = page;
  const deploymentId = options.deploymentId || known.deploymentId;
  if (session) return usable(session, deploymentId);
  // A region in the tag may be another one, or none that there is.
  const isPlaceKnown = known.scriptUrl && deploymentId && !options.region;
  return inPage && isPlaceKnown ? usable(parse(inPage.textContent), deploymentId) : undefined;
}

function usable(given: unknown, deploymentId: string | undefined): GuestSession | undefined {
  const session = readGuestSession(given);
  const { origin, issuedAt }: Partial<SessionAhead> = Object(given);
  if (!session?.resume || !session.context) return undefined;
  const isOfThisPage = origin === self.origin && isSame(session.deploymentId, deploymentId);
  const isFresh = Date.parse(`${issuedAt}`) > performance.timeOrigin - OLDEST;
  const lasts = Date.parse(session.expiresAt) > Date.now() + SHORTEST;
  return isOfThisPage && isFresh && lasts ? session : undefined;
}

/** Where the tag names no deployment, the session's is as good as any. */
function isSame(one: string, other: string | undefined): boolean {
  return other === undefined || one.toLowerCase() === other.toLowerCase();
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
