import type { Page } from '../page.ts';
import type { Violation } from './page-doctor-policy.ts';
import type { KnownSettings } from './settings.ts';

/** What one check has found in this browser. No token, no message, no value of an attribute is ever in it. */
export interface PageDoctorFinding extends Look {
  readonly title: string;
}

export interface Look {
  readonly status: 'ok' | 'warning' | 'failed' | 'skipped';
  readonly says: string;
  readonly remedy?: string;
  /** What the remedy says to write. */
  readonly paste?: string;
}

export interface BrowserScene {
  readonly page: Page;
  /** With a slash at the end. */
  readonly companion: string;
  readonly known: KnownSettings;
  readonly violations: readonly Violation[];
}

export const ok = (says: string): Look => ({ status: 'ok', says });
export const skipped = (says: string): Look => ({ status: 'skipped', says });
export const warning = (says: string, remedy: string, paste?: string): Look => ({
  status: 'warning',
  says,
  remedy,
  ...(paste !== undefined && { paste }),
});
export const failed = (says: string, remedy: string, paste?: string): Look => ({
  status: 'failed',
  says,
  remedy,
  ...(paste !== undefined && { paste }),
});
