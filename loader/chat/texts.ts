import type { ProblemCode } from '../events.ts';

/** What the visitor reads. */
export const texts = {
  title: 'Chat',
  opening: 'Opening the chat…',
  openingUnknown: 'We could not look you up, so the chat opens without your details…',
  failed: 'The chat could not be opened',
  tryAgain: 'Try again',
  otherWay: 'Contact us another way',
  close: 'Close',
};

/** Why, in the visitor's words, and what helps. */
export const reasons: Record<ProblemCode, string> = {
  blocked: 'Something in this browser or network keeps the chat from loading, perhaps an ad blocker.',
  timeout: 'It takes longer than it should. Please try again in a moment.',
  offline: 'You seem to be offline. Please try again when you are connected.',
  'token-refused': 'The chat is not set up for this page. Reloading will not help; we are sorry.',
  'token-unavailable': 'Our chat service does not answer. Please try again in a moment.',
  'domain-not-allowed': 'The chat is not available on this site. We are sorry.',
  'deployment-inactive': 'The chat is switched off at the moment. Please come back later.',
  'unknown-region': 'The chat is not set up correctly on this page. We are sorry.',
  'bad-config': 'The chat is not set up correctly on this page. We are sorry.',
};
