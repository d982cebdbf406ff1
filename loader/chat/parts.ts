import type { Announce } from '../announce.ts';
import type { State, UserToken } from '../api.ts';
import type { Availability } from '../availability-answer.ts';
import type { ChatOptionName, OptionForms } from '../options.ts';
import type { Page } from '../page.ts';
import type { Options, RawOptions } from '../parse-options.ts';
import type { Tag } from '../tag.ts';
import type { Lifecycle, Visitor } from './lifecycle.ts';
import type { Words } from './panel.ts';
import type { Place } from './settings.ts';

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
  readonly options: Options;
  readonly endpoint: string;
  readonly deploymentId: string | undefined;
  readonly mayMount: boolean;
  readonly panel: { show(words: Words): void };
  readonly lifecycle: { readonly state: State; readonly visitor: { said?: Set<string> } };
  readonly window: {
    readonly isOpen: boolean;
    readonly isWanted: boolean;
    readonly closings: number;
    doorkeeper?: Doorkeeper;
  };
  readonly messenger: {
    command(name: string, options?: object): Promise<void>;
    heard(event: string): Promise<unknown>;
  };
  open(): Promise<void>;
  close(): Promise<void>;
  tell(error: unknown): void;
}

/** Knows whether anybody is there: the part `availability`. */
export interface Doorkeeper {
  /** As the companion has said last, for as long as that counts. */
  readonly answer: Availability | undefined;
  /** Whether the window is not to open now that somebody wants it. Then they read why. */
  keepsShut(): boolean;
}

export type HelpingPartName = 'first-message' | 'attention' | 'availability';

/** `first-message` is given what the command `open` was: an argument and, of a click, the event. */
export interface HelpingPart {
  begin(chat: Helped, ...given: unknown[]): void;
}

export interface ProofPart {
  solveProof(challenge: unknown): Promise<string>;
}

export interface RegionsPart {
  placeNamed(spelling: string): Place | undefined;
}

export interface AdvicePart {
  warnOfSlips(raw: RawOptions, forms: OptionForms<ChatOptionName>, script?: Tag['script']): void;
  printSteps(signal: AbortSignal): void;
}

/** What only visits need with a function for the user token, with another user token, or with a sign-in at Genesys. */
export interface AuthPart {
  /** Rejects in words where the visitor's function has none. */
  newestToken(chat: TokenParts, visitor: Visitor, was?: 'refused'): Promise<string | undefined>;
  isSamePerson(chat: TokenParts, visitor: Visitor, userToken: UserToken): Promise<boolean | undefined>;
  /** Answers Genesys for visitors who have signed in (genesys.md 3.4). */
  begin(chat: Authenticated): Provider;
  /** Has Genesys let go of somebody who has left before it could. */
  leave(chat: Leaving): Promise<void>;
}

export interface TokenParts {
  readonly page: Pick<Page, 'answer'>;
  readonly lifecycle: { readonly visitor: Visitor };
}

export interface Leaving {
  readonly deploymentId: string | undefined;
  readonly messenger: {
    command(name: string, options?: object): Promise<void>;
    heard(event: string): Promise<unknown>;
  };
}

export interface Provider {
  /** Genesys lets go of who is signed in; at once, as far as it can. */
  leave(): Promise<void>;
}

export interface Authenticated extends Leaving {
  readonly page: Pick<Page, 'signal'>;
  /** Of what the chat keeps in the page's storage. */
  readonly key: string;
  readonly announce: Announce;
  readonly lifecycle: Pick<Lifecycle, 'visitor' | 'changeVisitor' | 'identified'>;
  readonly window: { readonly isWanted: boolean };
  readonly endpoint: string;
  readonly guests: {
    arrive(): Promise<unknown>;
    tokenOf(visitor: Visitor, was?: 'refused'): Promise<string | undefined>;
  };
  readonly messenger: Leaving['messenger'] & {
    on(event: string, listener: (data: object) => void): void;
    register(name: string, answers: Answers): void;
  };
  open(): Promise<void>;
  close(): Promise<void>;
  sendAttributes(): Promise<void>;
  tell(error: unknown): void;
}

/** Of a plugin of ours: what it answers to each command (genesys.md 3.1). */
export type Answers = Readonly<Record<string, (asked: Asked, plugin: Plugin) => void>>;

export interface Asked {
  resolve(value: unknown): void;
  reject?(reason: string): void;
}

/** What a plugin is given (genesys.md 3.1). */
export interface Plugin {
  registerCommand(name: string, answer: (asked: Asked) => void): void;
  publish(event: string, data?: object): void;
  ready(): void;
}
