import type { Texts } from '../text-types.ts';

const texts: Texts = {
  language: 'en',
  title: 'Chat',
  opening: 'Opening the chat…',
  offline: 'You seem to be offline. The chat opens once you are connected.',
};

export default texts;
