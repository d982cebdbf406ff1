import type { MoreTexts } from '../text-types.ts';

const texts: MoreTexts = {
  openingUnknown: 'Nie udało się Państwa rozpoznać: czat otworzy się bez Państwa danych…',
  failed: 'Nie udało się otworzyć czatu',
  tryAgain: 'Spróbuj ponownie',
  otherWay: 'Inny sposób kontaktu',
  close: 'Zamknij',
  unread: 'Nieprzeczytane:',
  reasons: {
    blocked: 'Coś w tej przeglądarce lub sieci nie pozwala wczytać czatu, być może bloker reklam.',
    timeout: 'Trwa to dłużej niż zwykle. Proszę spróbować ponownie za chwilę.',
    'token-refused': 'Czat nie jest skonfigurowany dla tej strony. Przepraszamy.',
    'token-unavailable': 'Nasz czat nie odpowiada. Proszę spróbować ponownie za chwilę.',
    'domain-not-allowed': 'Czat nie jest dostępny w tej witrynie. Przepraszamy.',
    'deployment-inactive': 'Czat jest obecnie wyłączony. Prosimy wrócić później.',
  },
};

export default texts;
