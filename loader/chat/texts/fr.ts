import type { Texts } from '../text-types.ts';

const texts: Texts = {
  language: 'fr',
  title: 'Chat',
  opening: 'Ouverture du chat…',
  offline: 'Vous semblez être hors ligne. Le chat s’ouvrira une fois la connexion rétablie.',
};

export default texts;
