/** The words of an invitation in one language. */
export interface InviteTexts {
  /** Where the site has no words of its own. */
  text: string;
  accept: string;
  close: string;
  /** Of the whole, to those who hear it. */
  title: string;
}

/** By the two letters of BCP 47. All in one file: together they are smaller than a second request. */
export const inviteTexts: Record<string, InviteTexts> & { en: InviteTexts } = {
  en: {
    text: 'Do you have a question? We are happy to help.',
    accept: 'Start a chat',
    close: 'Close the invitation',
    title: 'Invitation to chat',
  },
  ar: {
    text: 'هل لديك سؤال؟ يسعدنا مساعدتك.',
    accept: 'ابدأ محادثة',
    close: 'إغلاق الدعوة',
    title: 'دعوة إلى محادثة',
  },
  de: {
    text: 'Haben Sie eine Frage? Wir helfen Ihnen gern.',
    accept: 'Chat beginnen',
    close: 'Einladung schließen',
    title: 'Einladung zum Chat',
  },
  es: {
    text: '¿Tiene alguna pregunta? Le ayudamos con mucho gusto.',
    accept: 'Iniciar un chat',
    close: 'Cerrar la invitación',
    title: 'Invitación al chat',
  },
  fr: {
    text: 'Vous avez une question ? Nous sommes là pour vous aider.',
    accept: 'Démarrer un chat',
    close: 'Fermer l’invitation',
    title: 'Invitation au chat',
  },
  it: {
    text: 'Ha una domanda? Saremo lieti di aiutarla.',
    accept: 'Inizia una chat',
    close: 'Chiudi l’invito',
    title: 'Invito alla chat',
  },
  ja: {
    text: 'ご質問はありますか？お気軽にお問い合わせください。',
    accept: 'チャットを始める',
    close: '案内を閉じる',
    title: 'チャットのご案内',
  },
  nl: {
    text: 'Hebt u een vraag? We helpen u graag.',
    accept: 'Chat starten',
    close: 'Uitnodiging sluiten',
    title: 'Uitnodiging om te chatten',
  },
  pl: {
    text: 'Masz pytanie? Chętnie pomożemy.',
    accept: 'Rozpocznij czat',
    close: 'Zamknij zaproszenie',
    title: 'Zaproszenie do czatu',
  },
  pt: {
    text: 'Tem alguma pergunta? Teremos todo o gosto em ajudar.',
    accept: 'Iniciar um chat',
    close: 'Fechar o convite',
    title: 'Convite para o chat',
  },
};
