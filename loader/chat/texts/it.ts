import type { Texts } from '../text-types.ts';

const texts: Texts = {
  language: 'it',
  title: 'Chat',
  opening: 'Apertura della chat…',
  offline: 'Sembra che tu sia offline. La chat si aprirà quando sarai di nuovo connesso.',
};

export default texts;
