import type { Texts } from '../texts.ts';

const texts: Texts = {
  language: 'nl',
  title: 'Chat',
  opening: 'De chat wordt geopend…',
  offline: 'U lijkt offline te zijn. De chat opent zodra u weer verbonden bent.',
  openingWithoutGuest: 'We konden u niet herkennen: de chat opent zonder uw gegevens…',
  failed: 'De chat kon niet worden geopend',
  tryAgain: 'Opnieuw proberen',
  otherWay: 'Anders contact opnemen',
  close: 'Sluiten',
  unread: 'Ongelezen:',
  reasons: {
    blocked: 'Iets in deze browser of dit netwerk houdt de chat tegen, misschien een adblocker.',
    'genesys-unavailable': 'De chatdienst werkt op dit moment niet. Probeer het zo nog eens.',
    timeout: 'Het duurt langer dan normaal. Probeer het zo meteen opnieuw.',
    'sign-in-needed': 'Log eerst in; daarna opent de chat.',
    'token-refused': 'De chat is niet ingesteld voor deze pagina. Onze excuses.',
    'token-unavailable': 'Onze chatdienst antwoordt niet. Probeer het zo meteen opnieuw.',
    'domain-not-allowed': 'De chat is niet beschikbaar op deze site. Onze excuses.',
    'deployment-inactive': 'De chat staat op dit moment uit. Kom later terug.',
  },
  consentQuestion:
    'De chat is een dienst van Genesys. Terwijl u hem gebruikt, bewaart hij gegevens in uw browser. Gaat u akkoord?',
  agree: 'Akkoord en chatten',
  decline: 'Nee, bedankt',
};

export default texts;
