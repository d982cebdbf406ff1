import type { Texts } from '../text-types.ts';

const texts: Texts = {
  language: 'es',
  title: 'Chat',
  opening: 'Abriendo el chat…',
  offline: 'Parece que no tiene conexión. El chat se abrirá cuando la recupere.',
};

export default texts;
