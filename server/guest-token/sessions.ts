import type { Site } from '../config/config.ts';
import type { Store } from '../store/store.ts';
import type { Contexts } from './context.ts';
import type { Issuer } from './issuers/issuer.ts';
import type { ResumableSession, Resumes } from './resume.ts';
import type { Visitor } from './user-tokens.ts';
import type { GuestSession } from './wire.ts';

/** The guest sessions of one site. */
export interface Sessions {
  /** The session that `resume` holds, ended or not; `undefined` when it does not open for this origin. */
  open(resume: string | undefined, origin: string): ResumableSession | undefined;
  /** Whether somebody has ended the sessions of this guest. To be asked last: an end may come while others are waited for. */
  hasEnded(guestId: string): Promise<boolean>;
  /** A new guest. Rejects with a `Problem`. */
  start(visitor: Visitor | undefined): Promise<ResumableSession>;
  /** The same guest; with a new end, when most of the life of the session is over. */
  renew(session: ResumableSession): ResumableSession;
  /** The session as a page of this origin gets it. */
  present(session: ResumableSession, origin: string, visitor: Visitor | undefined): GuestSession;
  /** Whoever comes back with this session later is a new guest. */
  end(session: ResumableSession): Promise<void>;
}

export function createSessions(
  site: Site,
  parts: { issuer: Issuer; resumes: Resumes; contexts: Contexts; store: Store; ttlSeconds: number },
): Sessions {
  const { issuer, resumes, contexts, store, ttlSeconds } = parts;
  const { deploymentId, region, scriptUrl, openId } = site;
  const ttlMs = ttlSeconds * 1000;
  const { domain, environment } = region;
  const signIn = openId === undefined ? '' : 'openid';
  const sameForAll = { deploymentId, region: domain, environment, scriptUrl, signIn } as const;
  const endedKey = (guestId: string) => `ended:${deploymentId}:${guestId}`;

  return {
    open: (resume, origin) =>
      resume === undefined ? undefined : resumes.open(resume, { origin, deploymentId }),

    hasEnded: async (guestId) => (await store.get(endedKey(guestId))) !== undefined,

    async start(visitor) {
      const { guestId, token } = await issuer.issue();
      return { guestId, token, expiresAt: Date.now() + ttlMs, customerId: visitor?.customerId };
    },

    renew(session) {
      const left = session.expiresAt - Date.now();
      return left > ttlMs * RENEWED_BELOW ? session : { ...session, expiresAt: Date.now() + ttlMs };
    },

    present(session, origin, visitor) {
      const { guestId, token, expiresAt } = session;
      // Sealed again, so that a page moves to the newest secret while the older one is still known.
      const resume = resumes.seal(session, { origin, deploymentId });
      const context = contexts.sign({ guestId, deploymentId, expiresAt, visitor });
      return {
        guestId,
        token,
        expiresAt: new Date(expiresAt).toISOString(),
        resume,
        context,
        ...sameForAll,
      };
    },

    // For a whole life: the same guest may hold a session that was renewed after this one was sealed. And for this one's, which
    // may be longer when SESSION_TTL has changed since.
    end: ({ guestId, expiresAt }) =>
      store.set(endedKey(guestId), '', Math.max(ttlMs, expiresAt - Date.now())),
  };
}

/** A part of the life of a session. Renewed at every page, none would ever end by itself while one is sealed. */
const RENEWED_BELOW = 0.5;
