interface ConsentTexts {
  question: string;
  allow: string;
  decline: string;
}

/** The question to a visitor who wants the chat before anybody asked for consent. */
export function consentTexts(language: string): ConsentTexts {
  const [question, allow, decline] = all[language] ?? english;
  return { question, allow, decline };
}

const english: [string, string, string] = [
  'The chat is a service of Genesys. It keeps data in your browser while you use it. Do you agree?',
  'Agree and chat',
  'No, thank you',
];

const all: Record<string, [string, string, string]> = {
  ar: [
    'المحادثة خدمة من Genesys، وهي تحفظ بيانات في متصفحك أثناء استخدامها. هل توافق؟',
    'أوافق وأبدأ المحادثة',
    'لا، شكرًا',
  ],
  de: [
    'Der Chat ist ein Dienst von Genesys. Während Sie ihn benutzen, speichert er Daten in Ihrem Browser. Sind Sie einverstanden?',
    'Einverstanden, Chat öffnen',
    'Nein, danke',
  ],
  es: [
    'El chat es un servicio de Genesys. Mientras lo usa, guarda datos en su navegador. ¿Está de acuerdo?',
    'Aceptar y chatear',
    'No, gracias',
  ],
  fr: [
    'Le chat est un service de Genesys. Il conserve des données dans votre navigateur pendant que vous l’utilisez. Êtes-vous d’accord ?',
    'Accepter et discuter',
    'Non, merci',
  ],
  it: [
    'La chat è un servizio di Genesys. Durante l’uso conserva dati nel tuo browser. Sei d’accordo?',
    'Accetta e apri la chat',
    'No, grazie',
  ],
  ja: [
    'チャットは Genesys のサービスです。ご利用中、ブラウザーにデータを保存します。同意しますか。',
    '同意してチャットする',
    'いいえ',
  ],
  nl: [
    'De chat is een dienst van Genesys. Terwijl u hem gebruikt, bewaart hij gegevens in uw browser. Gaat u akkoord?',
    'Akkoord en chatten',
    'Nee, bedankt',
  ],
  pl: [
    'Czat jest usługą Genesys. W trakcie korzystania zapisuje dane w przeglądarce. Czy wyrażasz zgodę?',
    'Zgadzam się, otwórz czat',
    'Nie, dziękuję',
  ],
  pt: [
    'O chat é um serviço da Genesys. Enquanto o usa, guarda dados no seu navegador. Concorda?',
    'Concordo, abrir o chat',
    'Não, obrigado',
  ],
};
