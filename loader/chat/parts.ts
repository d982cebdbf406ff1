import type { OptionForms, OptionName } from '../options.ts';
import type { RawOptions } from '../parse-options.ts';
import type { Announce } from './announce.ts';
import type { Words } from './panel.ts';

/*
 * The parts that few visits need, each a file that is fetched when it is wanted. They import no code of the chat's, which
 * would then be there twice: what they need of it they are given.
 */

export interface ConsentPart {
  askForConsent(question: ConsentQuestion): void;
}

/** Somebody wants the chat, and consent is not known. */
export interface ConsentQuestion {
  /** Listens to the site's consent platform, where the tag names one. */
  watch?: ((tell: (granted: boolean) => void) => void) | undefined;
  announce: Announce;
  /** Whether the question still stands. */
  stands(): boolean;
  show(words: Words): void;
  /** Nobody wants the chat any more. */
  close(): void;
}

export interface RulesPart {
  watchConsent(option: string, signal: AbortSignal, tell: (granted: boolean) => void): void;
}

export interface ProofPart {
  solveProof(challenge: unknown): Promise<string>;
}

export interface AdvicePart {
  warnOfSlips(raw: RawOptions, forms: OptionForms<OptionName>): void;
  printSteps(signal: AbortSignal): void;
}
