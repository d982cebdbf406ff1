import { z } from 'zod';
import { createSealing } from '../crypto/sealing.ts';
import { guestIdText } from '../genesys/guest-id.ts';

/** A guest's session, as it can be taken up again. `token` is the visitor's secret. */
export interface ResumableSession {
  readonly guestId: string;
  readonly token: string;
  /** ms since the epoch. */
  readonly expiresAt: number;
  /** Whose session it is, when the visitor was signed in: the `sub` of the user token. */
  readonly customerId?: string | undefined;
}

/** Where a sealed session is good: nowhere else does it open. */
interface SealedFor {
  readonly origin: string;
  readonly deploymentId: string;
}

/** Sessions in sealed boxes: the page keeps one, and the companion keeps nothing. */
export interface Resumes {
  seal(session: ResumableSession, sealedFor: SealedFor): string;
  /** `undefined` when it is forged, from elsewhere, sealed by a secret no longer known, or expired. */
  open(sealed: string, sealedFor: SealedFor): ResumableSession | undefined;
}

export function createResumes(
  secrets: readonly [string, ...string[]],
  now: () => number = Date.now,
): Resumes {
  const sealing = createSealing(secrets, 'resume');
  return {
    seal: (session, sealedFor) => sealing.seal(JSON.stringify(session), nameOf(sealedFor)),
    open(sealed, sealedFor) {
      const text = sealing.open(sealed, nameOf(sealedFor));
      if (text === undefined) return undefined;
      const session = resumableSession.safeParse(JSON.parse(text)).data;
      return session && session.expiresAt > now() ? session : undefined;
    },
  };
}

/** Parsed although it is our own: another build may have sealed it. */
const resumableSession = z.object({
  guestId: guestIdText,
  token: z.string(),
  expiresAt: z.number(),
  customerId: z.string().optional(),
});

function nameOf({ origin, deploymentId }: SealedFor): string {
  return JSON.stringify([origin, deploymentId]);
}
