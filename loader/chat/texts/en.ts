import type { Texts } from '../texts.ts';

const texts: Texts = {
  language: 'en',
  title: 'Chat',
  opening: 'Opening the chat…',
  offline: 'You seem to be offline. The chat opens once you are connected.',
  openingWithoutGuest: 'We could not look you up, so the chat opens without your details…',
  failed: 'The chat could not be opened',
  tryAgain: 'Try again',
  otherWay: 'Contact us another way',
  close: 'Close',
  unread: 'Unread:',
  reasons: {
    blocked: 'Something in this browser keeps the chat from loading, perhaps an ad blocker.',
    'genesys-unavailable': 'The chat service does not work at the moment. Please try again in a moment.',
    timeout: 'This takes longer than it should. Please try again in a moment.',
    'sign-in-needed': 'Please sign in first; then the chat opens.',
    'token-refused': 'The chat is not set up for this page. We are sorry.',
    'token-unavailable': 'Our chat service does not answer. Please try again in a moment.',
    'domain-not-allowed': 'The chat is not available on this site. We are sorry.',
    'deployment-inactive': 'The chat is switched off at the moment. Please come back later.',
  },
  consentQuestion:
    'The chat is a service of Genesys. It keeps data in your browser while you use it. Do you agree?',
  agree: 'Agree and chat',
  decline: 'No, thank you',
};

export default texts;
