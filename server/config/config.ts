import type { AvailabilitySettings } from '../availability/settings.ts';
import type { Region } from '../genesys/regions.ts';
import type { LimitSettings } from '../guest-token/limits.ts';
import type { ProofOfWork } from '../guest-token/proofs.ts';
import type { UserTokenKeys } from '../guest-token/user-tokens.ts';
import type { TrustProxy } from '../http/addresses.ts';
import type { AllowedOrigins } from '../http/origins.ts';
import type { TraceSettings } from '../operations/traces.ts';

/** What the companion runs on: the environment, read and checked once. */
export interface Config {
  readonly mode: Mode;
  readonly listen: { readonly host: string; readonly port: number };
  /** How browsers reach the companion, without a slash at the end; may have a path. */
  readonly publicUrl: string | undefined;
  readonly sites: readonly [Site, ...Site[]];
  readonly sessionTtlSeconds: number;
  /** Newest first: the first seals and signs, every one opens and verifies. */
  readonly sessionSecrets: readonly [string, ...string[]];
  readonly limits: LimitSettings;
  /** When a new guest has to prove work. */
  readonly proofOfWork: ProofOfWork;
  readonly trustProxy: TrustProxy;
  /** Deadline of one call to Genesys, in ms. */
  readonly upstreamTimeoutMs: number;
  /** How often Genesys is called in a minute with one OAuth client, by all machines together. */
  readonly upstreamCallsPerMinute: number;
  /** Shared state for several machines; may hold a password. */
  readonly redisUrl: string | undefined;
  /** Where traces go. */
  readonly traces: TraceSettings | undefined;
  /** What the companion's own process does without, of what makes it fast. */
  readonly serveWithout: readonly Trick[];
  /** The pages for people: home, tag builder, doctor, docs and demo. */
  readonly pages: 'on' | 'off';
  /** One of pino's. */
  readonly logLevel: string;
  /** Who sends it may read the metrics and the doctor's report from anywhere. */
  readonly metricsToken: string | undefined;
  /** The files that all this was read from: those of secrets, and SITES_FILE. */
  readonly files: readonly string[];
}

/** In development what is missing is made up, and this machine may do what in production needs a token. */
export type Mode = 'production' | 'development';

/** One deployment of Messenger and who may use it. */
export interface Site {
  readonly deploymentId: string;
  readonly region: Region;
  readonly scriptUrl: string;
  readonly allowedOrigins: AllowedOrigins;
  readonly issuer: 'platform' | 'minted';
  readonly credentials: { readonly clientId: string; readonly clientSecret: string } | undefined;
  /** An origin that stands in front of Genesys's login and API. */
  readonly gateway: string | undefined;
  readonly guestsPath: string;
  /** How the site's user tokens are checked. */
  readonly userTokenKeys: UserTokenKeys | undefined;
  readonly userTokens: UserTokens;
  /** As which client Genesys exchanges the codes of visitors who have signed in. */
  readonly openId: { readonly clientId: string; readonly clientSecret: string } | undefined;
  /** By what the companion says whether anybody is there. */
  readonly availability: AvailabilitySettings | undefined;
}

/**
 * What becomes of visitors whom no good user token vouches for. `optional`: without one they are guests, and a bad one is
 * refused. `required`: both are refused. `report`: both are guests, and the log says whom `required` would have refused.
 */
export const USER_TOKENS = ['optional', 'required', 'report'] as const;
export type UserTokens = (typeof USER_TOKENS)[number];

/** Ways of the companion's own process to be fast: `hosts/serve.ts` has them. */
export const TRICKS = ['shared-turns', 'plain-lines', 'one-head'] as const;
export type Trick = (typeof TRICKS)[number];

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment cannot be used. The message is for the operator: each wrong variable with how to mend it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(faults: ReadonlyMap<string, readonly string[]>) {
    const lines = [...faults].flatMap(([name, sentences]) =>
      sentences.map((sentence) => `  ${name}: ${sentence}`),
    );
    super(`The companion's configuration cannot be used. Mend these variables:\n\n${lines.join('\n')}\n`);
  }
}
