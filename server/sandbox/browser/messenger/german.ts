import type { phaseWords, words } from './words.ts';

/** What `words.ts` has, in German: all of it, or a window would speak two languages. */
export const germanWords: { readonly [Name in keyof typeof words]: InOtherWords<(typeof words)[Name]> } = {
  open: 'Messenger öffnen',
  close: 'Messenger schließen',
  minimise: 'Messenger verkleinern',
  conversation: 'Unterhaltung',
  message: 'Nachricht',
  placeholder: 'Nachricht schreiben …',
  send: 'Senden',
  attach: 'Datei anhängen',
  uploads: 'Dateien, die mitgehen',
  uploading: (name) => `${name} wird hochgeladen`,
  remove: (name) => `${name} entfernen`,
  replies: 'Vorgeschlagene Antworten',
  cards: 'Karten',
  question: 'Frage',
  choices: 'Auswahl',
  choose: 'Auswählen …',
  day: 'Tag',
  sendAnswer: 'Antwort senden',
  answered: 'Beantwortet',
  formSent: 'Formular gesendet',
  step: (step, all) => `Schritt ${step} von ${all}`,
  next: 'Weiter',
  back: 'Zurück',
  summary: 'Ihre Antworten',
  optional: 'freiwillig',
  dismiss: 'Ausblenden',
  you: 'Sie',
  earlier: 'Frühere Nachrichten',
  typing: (name) => `${name} schreibt`,
  delivery: { sending: 'Wird gesendet …', sent: '', failed: 'Nicht gesendet' },
  signIn: 'Anmelden',
  clear: 'Unterhaltung löschen',
  clearQuestion: 'Diese Unterhaltung löschen?',
  clearWarning: 'Ihre Nachrichten sind dann auf allen Geräten endgültig fort.',
  cancel: 'Behalten',
  home: 'Zur Startseite',
  homeName: 'Start',
  homeTitle: 'Guten Tag',
  homeSubTitle: 'Wie können wir helfen?',
  ways: {
    conversation: 'Unterhaltung beginnen',
    search: 'Antworten suchen',
    cobrowse: 'Diese Seite teilen',
  },
  query: 'Wonach suchen Sie?',
  search: 'Suchen',
  nothingFound: 'Dazu gibt es noch keinen Artikel.',
  searchFailed: 'Die Suche ist fehlgeschlagen. Versuchen Sie es noch einmal.',
  backToResults: 'Zurück zu den Ergebnissen',
  codeQuestion: 'Welchen Code haben Sie am Telefon gehört?',
  code: 'Code',
  codeRefused: 'Mit diesem Code wartet niemand. Fragen Sie noch einmal danach.',
  share: 'Seite teilen',
  sharing: 'Sie teilen diese Seite gerade.',
  stopSharing: 'Nicht mehr teilen',
  uploadFailed:
    'Diese Datei konnte nicht gesendet werden. Entfernen Sie sie und versuchen Sie es noch einmal.',
  uploadProblems: {
    4000: 'In dieser Unterhaltung können keine Dateien gesendet werden.',
    4001: 'Dateien dieser Art können nicht gesendet werden.',
    4002: 'Diese Datei ist zu groß.',
    4003: 'Der Inhalt dieser Datei ist nicht erlaubt.',
    4004: 'Der Name dieser Datei ist nicht erlaubt.',
    4005: 'Der Name dieser Datei ist zu lang.',
    4102: 'Diese Datei ist leer.',
  },
};

const startNew = 'Neue Unterhaltung beginnen';

export const germanPhases: { readonly [Phase in keyof typeof phaseWords]?: PhaseInGerman } = {
  connecting: { status: 'Verbindung wird aufgebaut …' },
  online: { status: 'Online' },
  reconnecting: {
    status: 'Neue Verbindung …',
    notice: 'Die Verbindung ist abgebrochen. Wir versuchen, sie wiederherzustellen.',
  },
  failed: {
    status: 'Nicht verbunden',
    notice: 'Der Chat ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
    label: 'Noch einmal versuchen',
  },
  disconnected: { status: 'Beendet', notice: 'Diese Unterhaltung ist beendet.', label: startNew },
  expired: {
    status: 'Beendet',
    notice: 'Diese Unterhaltung ist beendet, weil lange nichts geschrieben wurde.',
    label: startNew,
  },
  cleared: { status: 'Gelöscht', notice: 'Diese Unterhaltung wurde gelöscht.', label: startNew },
  signedOut: {
    status: 'Abgemeldet',
    notice: 'Sie haben sich abgemeldet. Melden Sie sich wieder an, um fortzufahren.',
    label: 'Fortfahren',
  },
  elsewhere: {
    status: 'Angehalten',
    notice: 'Diese Unterhaltung geht in einem anderen Tab weiter.',
    label: 'Hier fortfahren',
  },
};

interface PhaseInGerman {
  readonly status: string;
  readonly notice?: string;
  /** Of the button that leads on. */
  readonly label?: string;
}

type InOtherWords<Value> = Value extends string
  ? string
  : Value extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [Name in keyof Value]: string };
