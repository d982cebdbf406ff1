import type { ProblemCode } from '../events.ts';

/** What every visitor of the chat may read, in one language. The rest is in `more-texts.ts`. */
export interface Texts {
  /** BCP 47 tag. */
  language: string;
  /** Name of the chat, and of its launcher where the site gives it none. */
  title: string;
  opening: string;
  /** While the chat waits for the network. */
  offline: string;
}

/** What a visitor reads only when something goes wrong or waits for them, in one language. */
export interface MoreTexts {
  /** While the chat opens without the guest. */
  openingUnknown: string;
  failed: string;
  tryAgain: string;
  otherWay: string;
  close: string;
  /** Stands in front of a number of messages. */
  unread: string;
  /** Why the chat could not be opened, and what helps. A code that is not here is to the visitor a `token-refused`. */
  reasons: { [Code in ProblemCode]?: string } & { 'token-refused': string };
}
