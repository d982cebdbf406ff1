import type { Texts } from '../text-types.ts';

const texts: Texts = {
  language: 'de',
  title: 'Chat',
  opening: 'Der Chat wird geöffnet …',
  offline: 'Sie sind anscheinend offline. Der Chat öffnet sich, sobald Sie wieder verbunden sind.',
};

export default texts;
