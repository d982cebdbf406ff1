import type { Texts } from '../text-types.ts';

const texts: Texts = {
  language: 'nl',
  title: 'Chat',
  opening: 'De chat wordt geopend…',
  offline: 'U lijkt offline te zijn. De chat opent zodra u weer verbonden bent.',
};

export default texts;
