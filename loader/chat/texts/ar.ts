import type { Texts } from '../texts.ts';

const texts: Texts = {
  language: 'ar',
  title: 'محادثة',
  opening: 'جارٍ فتح المحادثة…',
  offline: 'يبدو أنك غير متصل بالإنترنت. تُفتح المحادثة عند عودة الاتصال.',
};

export default texts;
