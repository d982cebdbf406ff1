/**
 * What a bot says and does, as a test author writes it: JSON by hand, or an object in a test. The conversation begins with
 * `start`; after that, whatever the visitor writes is looked up in `answers`.
 */
export interface Scenario {
  /** The bot's name, as the visitor sees it. */
  readonly name: string;
  readonly start?: Steps | undefined;
  /** The first one that fits the visitor's words is played. */
  readonly answers?: readonly Answer[] | undefined;
  /** Played when none of `answers` fits; without it the bot is silent then. */
  readonly otherwise?: Steps | undefined;
  readonly note?: Note;
}

/** One text to say, or steps in their order. */
export type Steps = string | readonly Step[];

/** A text is said. In texts, `{words}` stands for what the visitor wrote, `{match}` for the part that fitted `when`. */
export type Step = string | Say | Ask | Show | Wait | Typing | HandOver | Disconnect;

export interface Answer {
  /** Patterns as in `patterns.ts`, one or several: `"deliver*"`, `["order ####", "parcel"]`. */
  readonly when: string | readonly string[];
  readonly reply: Steps;
  readonly note?: Note;
}

/** What can go along with a text. */
interface Offers {
  /** Words the visitor may answer with by a press on a button. */
  readonly quickReplies?: readonly string[] | undefined;
  readonly cards?: readonly Card[] | undefined;
  /** Anything else of Genesys's, in its own shape (genesys.md 11.2): a carousel, a date picker, a list picker, a form. */
  readonly content?: Content | undefined;
}

export interface Card {
  readonly title: string;
  readonly description: string;
  /** Address of a picture. */
  readonly image?: string | undefined;
  /** What each button says for the visitor. */
  readonly buttons?: readonly string[] | undefined;
}

export type Content = readonly { readonly contentType: string; readonly [member: string]: unknown }[];

export interface Say extends Offers {
  readonly say: string;
  readonly note?: Note;
}

/**
 * Says something and waits for the visitor's words: plays the answer that fits and goes on. When none fits, it plays
 * `otherwise` and waits again; without `otherwise`, or without `answers`, any words will do.
 */
export interface Ask extends Offers {
  readonly ask: string;
  readonly answers?: readonly Answer[] | undefined;
  readonly otherwise?: Steps | undefined;
  readonly note?: Note;
}

/** A message without a text of its own. */
export interface Show {
  readonly content: Content;
  readonly note?: Note;
}

export interface Wait {
  /** Milliseconds, or `visitor`: until they have written something, whatever it is. */
  readonly wait: number | 'visitor';
  readonly note?: Note;
}

/** Shows that somebody is typing. */
export interface Typing {
  /** Milliseconds. */
  readonly type: number;
  readonly note?: Note;
}

/** The bot is silent from here on: the conversation is for a person at the agent's desk. */
export interface HandOver {
  readonly handOver: true;
  readonly note?: Note;
}

/** Ends the conversation. */
export interface Disconnect {
  readonly disconnect: true;
  readonly note?: Note;
}

/** For people: JSON has no comments. */
type Note = string | undefined;
