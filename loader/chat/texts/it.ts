import type { Texts } from '../texts.ts';

const texts: Texts = {
  language: 'it',
  title: 'Chat',
  opening: 'Apertura della chat…',
  offline: 'Sembra che tu sia offline. La chat si aprirà quando sarai di nuovo connesso.',
  openingWithoutGuest: 'Non siamo riusciti a riconoscerti: la chat si apre senza i tuoi dati…',
  failed: 'Non è stato possibile aprire la chat',
  tryAgain: 'Riprova',
  otherWay: 'Contattaci in un altro modo',
  close: 'Chiudi',
  unread: 'Non letti:',
  reasons: {
    blocked:
      'Qualcosa in questo browser o in questa rete impedisce di caricare la chat, forse un blocco della pubblicità.',
    'genesys-unavailable': 'Il servizio di chat al momento non funziona. Riprova tra poco.',
    timeout: 'Ci vuole più tempo del previsto. Riprova tra un momento.',
    'sign-in-needed': 'Prima accedi al tuo account; poi la chat si aprirà.',
    'token-refused': 'La chat non è configurata per questa pagina. Ci dispiace.',
    'token-unavailable': 'Il nostro servizio di chat non risponde. Riprova tra un momento.',
    'domain-not-allowed': 'La chat non è disponibile su questo sito. Ci dispiace.',
    'deployment-inactive': 'La chat al momento è disattivata. Torna più tardi.',
  },
  consentQuestion:
    'La chat è un servizio di Genesys. Durante l’uso conserva dati nel tuo browser. Sei d’accordo?',
  agree: 'Accetta e apri la chat',
  decline: 'No, grazie',
};

export default texts;
