import type { ProblemCode } from '../problems.ts';

/** Everything that a visitor reads, in one language. A new language is one file more in `texts/`. */
export interface Texts {
  /** Two letters of BCP 47. */
  language: string;
  /** Name of the chat, and of its launcher where the site gives it none. */
  title: string;
  opening: string;
  /** While the chat waits for the network. */
  offline: string;
  openingWithoutGuest: string;
  failed: string;
  tryAgain: string;
  otherWay: string;
  close: string;
  /** Stands in front of a number of messages. */
  unread: string;
  /** Why the chat could not be opened, and what helps. A code that is not here is to the visitor a `token-refused`. */
  reasons: { [Code in ProblemCode]?: string } & { 'token-refused': string };
  /** To a visitor who wants the chat before anybody asked for consent. */
  consentQuestion: string;
  agree: string;
  decline: string;
}
