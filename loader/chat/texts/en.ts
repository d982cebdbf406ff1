import type { Texts } from '../texts.ts';

const texts: Texts = {
  language: 'en',
  direction: 'ltr',
  title: 'Chat',
  opening: 'Opening the chat…',
  openingUnknown: 'We could not look you up, so the chat opens without your details…',
  failed: 'The chat could not be opened',
  tryAgain: 'Try again',
  otherWay: 'Contact us another way',
  close: 'Close',
  reasons: {
    blocked: 'Something in this browser keeps the chat from loading, perhaps an ad blocker.',
    timeout: 'This takes longer than it should. Please try again in a moment.',
    offline: 'You seem to be offline. Please try again when you are connected.',
    'token-refused': 'The chat is not set up for this page. We are sorry.',
    'token-unavailable': 'Our chat service does not answer. Please try again in a moment.',
    'domain-not-allowed': 'The chat is not available on this site. We are sorry.',
    'deployment-inactive': 'The chat is switched off at the moment. Please come back later.',
  },
};

export default texts;
