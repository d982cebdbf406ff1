import type { Status } from './api.ts';
import type { EarlyName } from './options.ts';
import type { OptionsNamed, RawOptions } from './parse-options.ts';
import type { Tag } from './tag.ts';

/** A command on its way, with the promise that its caller holds. */
export interface Call {
  name: unknown;
  argument: unknown;
  /** Of `on` and `off`. */
  listener: unknown;
  done(status: Status): void;
}

/** Fetches a part of the loader by the name of its file. A part that could not be fetched may be asked for again. */
export type FetchPart = <Part>(name: string) => Promise<Part>;

/** Those that `loader.js` acts on, each with a value that it may have; the others as they were written. */
export type EarlyOptions = RawOptions & OptionsNamed<EarlyName>;

/** What stage one hands to whatever comes after it. */
export interface Page extends Tag {
  /** The element that holds all that the visitor sees of ours. */
  host: HTMLElement;
  root: ShadowRoot;
  /** The launcher. */
  button: HTMLButtonElement;
  /** Aborted by `destroy`: nothing of ours may be heard or seen after it. */
  signal: AbortSignal;
  fetchPart: FetchPart;
  /**
   * Whether the launcher is to stay away, for as long as it is not known how it looks, or because the rules of the site keep
   * it from this page: `early.ts` decides it. Empty where that did not come.
   */
  isAway: unknown;
  /** Before the visitor has agreed nothing is fetched or kept that nobody asked for. */
  isHeld: boolean;
  /** The customer attributes that `data-capture` asks for, as they are at this moment; `capture.ts` says them. */
  captured?: () => readonly [name: string, value: string][];
  /** Puts the launcher where it belongs, also after something threw it out. */
  draw(): void;
  /** All commands so far, in order, for stage two to begin with. */
  calls: Call[];
  /** Stage two, once it is there: commands go to it. */
  answer?: (call: Call) => void;
}

/** A part that begins by itself when it has come. */
export interface StartingPart {
  start(page: Page): unknown;
}
