import type { MoreTexts } from '../text-types.ts';

const texts: MoreTexts = {
  openingUnknown: 'لم نتمكن من التعرف عليك، لذلك تُفتح المحادثة من دون بياناتك…',
  failed: 'تعذّر فتح المحادثة',
  tryAgain: 'حاول مرة أخرى',
  otherWay: 'تواصل معنا بطريقة أخرى',
  close: 'إغلاق',
  unread: 'غير مقروءة:',
  reasons: {
    blocked: 'شيء ما في هذا المتصفح أو الشبكة يمنع تحميل المحادثة، ربما مانع إعلانات.',
    timeout: 'يستغرق الأمر وقتًا أطول من المعتاد. يرجى المحاولة بعد قليل.',
    'token-refused': 'المحادثة غير مُعدّة لهذه الصفحة. نعتذر عن ذلك.',
    'token-unavailable': 'خدمة المحادثة لا تستجيب. يرجى المحاولة بعد قليل.',
    'domain-not-allowed': 'المحادثة غير متاحة في هذا الموقع. نعتذر عن ذلك.',
    'deployment-inactive': 'المحادثة متوقفة حاليًا. يرجى العودة لاحقًا.',
  },
};

export default texts;
