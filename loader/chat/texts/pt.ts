import type { Texts } from '../text-types.ts';

const texts: Texts = {
  language: 'pt',
  title: 'Chat',
  opening: 'A abrir o chat…',
  offline: 'Parece estar sem ligação. O chat abre quando a ligação voltar.',
};

export default texts;
