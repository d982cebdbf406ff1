import type { SessionAhead } from '../api.ts';
import type { GuestSession } from './guest-wire.ts';
import type { MessengerSettings } from './settings.ts';

/** In ms: what is older than the page by this much came out of a cache, and somebody else may have it too. */
const OLDEST = 60_000;
/** In ms: what is over sooner is not worth beginning with. */
const SHORTEST = 60_000;

/**
 * The session that the site's server has fetched ahead, where this page may use it; `undefined` where the companion must
 * be asked: it is no session, for another page or deployment, nearly over, or out of a cache.
 *
 * An object comes from the site's own code. A text stood in the page, where others may write too: it says who the visitor
 * is, never where Messenger's script comes from.
 */
export function usable(
  given: unknown,
  deploymentId: string | undefined,
  settings: MessengerSettings | undefined,
): GuestSession | undefined {
  const isText = typeof given === 'string';
  const session = isText ? parse(given) : (given as Partial<SessionAhead>);
  const { guestId, token, resume, context, origin, issuedAt, expiresAt } = session;
  const isWhole = [guestId, token, resume, context].every((each) => typeof each === 'string' && each);
  const isHere = origin === location.origin && isSame(session.deploymentId, deploymentId);
  const isFresh = Date.parse(`${issuedAt}`) > performance.timeOrigin - OLDEST;
  const lasts = Date.parse(`${expiresAt}`) > Date.now() + SHORTEST;
  const tellsWhere = settings ?? !isText;
  return isWhole && isHere && isFresh && lasts && tellsWhere ? (session as GuestSession) : undefined;
}

/** Where the tag names no deployment, the session's is as good as any. */
function isSame(one: string | undefined, other: string | undefined): boolean {
  return other === undefined || one?.toLowerCase() === other.toLowerCase();
}

function parse(text: string): Partial<SessionAhead> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
