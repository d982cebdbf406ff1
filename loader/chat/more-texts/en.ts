import type { MoreTexts } from '../text-types.ts';

const texts: MoreTexts = {
  openingUnknown: 'We could not look you up, so the chat opens without your details…',
  failed: 'The chat could not be opened',
  tryAgain: 'Try again',
  otherWay: 'Contact us another way',
  close: 'Close',
  unread: 'Unread:',
  reasons: {
    blocked: 'Something in this browser keeps the chat from loading, perhaps an ad blocker.',
    timeout: 'This takes longer than it should. Please try again in a moment.',
    'token-refused': 'The chat is not set up for this page. We are sorry.',
    'token-unavailable': 'Our chat service does not answer. Please try again in a moment.',
    'domain-not-allowed': 'The chat is not available on this site. We are sorry.',
    'deployment-inactive': 'The chat is switched off at the moment. Please come back later.',
  },
};

export default texts;
