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

/** What the companion is asked by: all of it may be missing. */
export interface GuestRequest {
  deploymentId?: string | undefined;
  resume?: string | undefined;
  userToken?: string | undefined;
  /** The companion's challenge, solved. */
  proof?: string;
}
