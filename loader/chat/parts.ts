import type { Announce } from '../announce.ts';
import type { ChatOptionName, OptionForms } from '../options.ts';
import type { Page } from '../page.ts';
import type { RawOptions } from '../parse-options.ts';
import type { Tag } from '../tag.ts';
import type { Words } from './panel.ts';

/*
 * The parts that few visits need, each a file that is fetched when it is wanted. They import no code of the chat's, which
 * would then be there twice: what they need of it they are given. Languages are parts, too: `Texts`.
 */

/**
 * Stands in the names of their files. A page may have a chat of one build and get a part of another, before or after it: a
 * companion gives it only one of the same version, and else takes the page over (`take-over.ts`). Raise it with any change
 * to what passes here, but an addition that both sides can do without.
 */
export const PARTS_VERSION = 1;

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

export interface PlatformsPart {
  watchConsent(option: string, signal: AbortSignal, tell: (granted: boolean) => void): void;
}

/** The chat, as its parts have it that do something with it. */
export interface Helped {
  readonly page: Page;
  readonly announce: Announce;
  readonly lifecycle: { readonly visitor: { said?: Set<string> } };
  readonly window: { readonly isOpen: boolean; readonly isWanted: boolean; readonly closings: number };
  readonly messenger: {
    command(name: string, options?: object): Promise<void>;
    heard(event: string): Promise<unknown>;
  };
  tell(error: unknown): void;
}

export type HelpingPartName = 'first-message' | 'attention';

/** `first-message` is given what the command `open` was: an argument and, of a click, the event. */
export interface HelpingPart {
  begin(chat: Helped, ...given: unknown[]): void;
}

export interface ProofPart {
  solveProof(challenge: unknown): Promise<string>;
}

export interface AdvicePart {
  warnOfSlips(raw: RawOptions, forms: OptionForms<ChatOptionName>, script?: Tag['script']): void;
  printSteps(signal: AbortSignal): void;
}
