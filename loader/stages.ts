import type { Status } from './api.ts';
import type { Launcher } from './launcher.ts';
import type { Tag } from './tag.ts';

/** A command's name and its argument; `on` and `off` have a listener besides. */
export type Command = [name: string, argument?: unknown, listener?: (event: CustomEvent) => void];

/** A command on its way, with the promise that its caller holds. */
export type Call = [name: string, argument?: unknown, done?: (status: Status) => void, listener?: Command[2]];

/** What stage one hands to whatever comes after it. */
export interface Page extends Tag, Launcher {
  /** Where commands go: into an array that keeps them, until stage two puts itself in its place. */
  calls: { push(call: Call): unknown };
  /** Aborted by `destroy`: nothing of ours may be heard or seen after it. */
  signal: AbortSignal;
  /** Whether, and why, the launcher is not to be on this page: `rules.ts` sets it. */
  away: unknown;
  /** Puts the launcher where it belongs. */
  draw(): void;
}

export type PartName = 'chat' | 'rules';

/** A part of the loader that is fetched when it is needed. */
export interface Part {
  start(page: Page): void;
}
