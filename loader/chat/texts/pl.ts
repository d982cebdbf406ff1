import type { Texts } from '../texts.ts';

const texts: Texts = {
  language: 'pl',
  direction: 'ltr',
  title: 'Czat',
  opening: 'Otwieranie czatu…',
  openingUnknown: 'Nie udało się Państwa rozpoznać: czat otworzy się bez Państwa danych…',
  failed: 'Nie udało się otworzyć czatu',
  tryAgain: 'Spróbuj ponownie',
  otherWay: 'Inny sposób kontaktu',
  close: 'Zamknij',
  reasons: {
    blocked: 'Coś w tej przeglądarce lub sieci nie pozwala wczytać czatu, być może bloker reklam.',
    timeout: 'Trwa to dłużej niż zwykle. Proszę spróbować ponownie za chwilę.',
    offline: 'Wygląda na to, że nie ma połączenia. Proszę spróbować po jego odzyskaniu.',
    'token-refused': 'Czat nie jest skonfigurowany dla tej strony. Przepraszamy.',
    'token-unavailable': 'Nasz czat nie odpowiada. Proszę spróbować ponownie za chwilę.',
    'domain-not-allowed': 'Czat nie jest dostępny w tej witrynie. Przepraszamy.',
    'deployment-inactive': 'Czat jest obecnie wyłączony. Prosimy wrócić później.',
  },
};

export default texts;
