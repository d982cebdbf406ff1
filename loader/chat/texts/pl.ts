import type { Texts } from '../texts.ts';

const texts: Texts = {
  language: 'pl',
  title: 'Czat',
  opening: 'Otwieranie czatu…',
  offline: 'Wygląda na to, że nie ma połączenia. Czat otworzy się po jego odzyskaniu.',
  openingWithoutGuest: 'Nie udało się Państwa rozpoznać: czat otworzy się bez Państwa danych…',
  failed: 'Nie udało się otworzyć czatu',
  tryAgain: 'Spróbuj ponownie',
  otherWay: 'Inny sposób kontaktu',
  close: 'Zamknij',
  unread: 'Nieprzeczytane:',
  reasons: {
    blocked: 'Coś w tej przeglądarce lub sieci nie pozwala wczytać czatu, być może bloker reklam.',
    'genesys-unavailable': 'Usługa czatu w tej chwili nie działa. Spróbuj ponownie za chwilę.',
    timeout: 'Trwa to dłużej niż zwykle. Proszę spróbować ponownie za chwilę.',
    'sign-in-needed': 'Prosimy najpierw się zalogować; potem czat się otworzy.',
    'token-refused': 'Czat nie jest skonfigurowany dla tej strony. Przepraszamy.',
    'token-unavailable': 'Nasz czat nie odpowiada. Proszę spróbować ponownie za chwilę.',
    'domain-not-allowed': 'Czat nie jest dostępny w tej witrynie. Przepraszamy.',
    'deployment-inactive': 'Czat jest obecnie wyłączony. Prosimy wrócić później.',
  },
  consentQuestion:
    'Czat jest usługą Genesys. W trakcie korzystania zapisuje dane w przeglądarce. Czy wyrażasz zgodę?',
  agree: 'Zgadzam się, otwórz czat',
  decline: 'Nie, dziękuję',
};

export default texts;
