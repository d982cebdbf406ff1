import type { MoreTexts } from '../text-types.ts';

const texts: MoreTexts = {
  openingUnknown: 'We konden u niet herkennen: de chat opent zonder uw gegevens…',
  failed: 'De chat kon niet worden geopend',
  tryAgain: 'Opnieuw proberen',
  otherWay: 'Anders contact opnemen',
  close: 'Sluiten',
  unread: 'Ongelezen:',
  reasons: {
    blocked: 'Iets in deze browser of dit netwerk houdt de chat tegen, misschien een adblocker.',
    timeout: 'Het duurt langer dan normaal. Probeer het zo meteen opnieuw.',
    'token-refused': 'De chat is niet ingesteld voor deze pagina. Onze excuses.',
    'token-unavailable': 'Onze chatdienst antwoordt niet. Probeer het zo meteen opnieuw.',
    'domain-not-allowed': 'De chat is niet beschikbaar op deze site. Onze excuses.',
    'deployment-inactive': 'De chat staat op dit moment uit. Kom later terug.',
  },
};

export default texts;
