import type { Config, Site } from '../config/config.ts';
import type { Inspector } from '../genesys/inspector.ts';
import type { LastGuest } from '../genesys/platform.ts';
import type { Answer } from './ask.ts';

/** What one check has found. Never holds a secret: it is printed, logged and shown. */
export interface Finding {
  /** `warning`: visitors are served, but something is not as it should be, or could not be looked at. */
  readonly status: 'ok' | 'warning' | 'failed' | 'skipped';
  readonly says: string;
  readonly remedy?: string;
}

export type GenesysHost = 'login' | 'api' | 'apps' | 'api-cdn';

/** What the checks look at: one site, from where the companion runs. */
export interface Scene {
  readonly config: Config;
  readonly site: Site;
  /** Addresses of the pages that are looked at. */
  readonly pages: readonly string[];
  /** Their origins. */
  readonly origins: readonly string[];
  /** Where Genesys's hosts are reached; without a slash at the end. */
  readonly addresses: Readonly<Record<GenesysHost, string>>;
  /** How a page would reach the companion. */
  readonly companionUrl: string;
  /** There is none without credentials. */
  readonly inspector: Inspector | undefined;
  /** Of a running companion: what became of the last guest that it asked for. With it, a look makes none of its own. */
  readonly lastGuest: (() => LastGuest | undefined) | undefined;
  /** What machines share; there is none on a single machine. */
  readonly shared: { check(): Promise<void> } | undefined;
  /** Asks one of Genesys's hosts for `/`, once for all checks. */
  reach(host: GenesysHost): Promise<Answer>;
  /** ms since the epoch. */
  readonly now: () => number;
}

export const ok = (says: string): Finding => ({ status: 'ok', says });
export const skipped = (says: string): Finding => ({ status: 'skipped', says });
export const warning = (says: string, remedy: string): Finding => ({ status: 'warning', says, remedy });
export const failed = (says: string, remedy: string): Finding => ({ status: 'failed', says, remedy });
