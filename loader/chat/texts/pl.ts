import type { Texts } from '../text-types.ts';

const texts: Texts = {
  language: 'pl',
  title: 'Czat',
  opening: 'Otwieranie czatu…',
  offline: 'Wygląda na to, że nie ma połączenia. Czat otworzy się po jego odzyskaniu.',
};

export default texts;
