import type { Texts } from '../text-types.ts';

const texts: Texts = {
  language: 'ar',
  title: 'محادثة',
  opening: 'جارٍ فتح المحادثة…',
  offline: 'يبدو أنك غير متصل بالإنترنت. تُفتح المحادثة عند عودة الاتصال.',
};

export default texts;
