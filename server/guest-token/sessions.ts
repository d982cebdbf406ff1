import type { Site } from '../config.ts';
import type { Contexts } from './context.ts';
import type { Issuer } from './issuers/issuer.ts';
import type { ResumableSession, Resumes } from './resume.ts';

/** A guest session as the browser gets it: contract section 3. `token` and `resume` are the visitor's secrets. */
interface GuestSession {
  readonly guestId: string;
  readonly token: string;
  readonly expiresAt: string;
  readonly resume: string;
  readonly deploymentId: string;
  readonly region: string;
  readonly environment: string;
  readonly scriptUrl: string;
  readonly context: string;
}

/** The guest sessions of one site. */
export interface Sessions {
  /** The session that `resume` names, with the life it has left, or a new one. Rejects with a `Problem`. */
  startOrResume(request: { origin: string; resume: string | undefined }): Promise<GuestSession>;
}

export function createSessions(
  site: Site,
  parts: { issuer: Issuer; resumes: Resumes; contexts: Contexts; ttlSeconds: number },
): Sessions {
  const { issuer, resumes, contexts, ttlSeconds } = parts;
  const { deploymentId, region, scriptUrl } = site;

  const start = async (): Promise<ResumableSession> => {
    const guest = await issuer.issue();
    return { ...guest, expiresAt: Date.now() + ttlSeconds * 1000 };
  };

  return {
    async startOrResume({ origin, resume }) {
      const sealedFor = { origin, deploymentId };
      const resumed = resume === undefined ? undefined : resumes.open(resume, sealedFor);
      const session = resumed ?? (await start());
      const { guestId, token, expiresAt } = session;
      return {
        guestId,
        token,
        expiresAt: new Date(expiresAt).toISOString(),
        // Sealed again, so that a page moves to the newest secret while the older one is still known.
        resume: resumes.seal(session, sealedFor),
        deploymentId,
        region: region.domain,
        environment: region.environment,
        scriptUrl,
        context: await contexts.sign({ guestId, deploymentId, expiresAt }),
      };
    },
  };
}
