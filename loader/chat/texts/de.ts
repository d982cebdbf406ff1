import type { Texts } from '../texts.ts';

const texts: Texts = {
  language: 'de',
  title: 'Chat',
  opening: 'Der Chat wird geöffnet …',
  offline: 'Sie sind anscheinend offline. Der Chat öffnet sich, sobald Sie wieder verbunden sind.',
  openingWithoutGuest: 'Wir konnten Sie nicht zuordnen; der Chat öffnet sich ohne Ihre Angaben …',
  failed: 'Der Chat ließ sich nicht öffnen',
  tryAgain: 'Noch einmal versuchen',
  otherWay: 'Anders Kontakt aufnehmen',
  close: 'Schließen',
  unread: 'Ungelesen:',
  reasons: {
    blocked: 'Etwas in diesem Browser oder Netz verhindert, dass der Chat lädt, vielleicht ein Werbeblocker.',
    'genesys-unavailable': 'Der Chat-Dienst ist gerade gestört. Bitte versuchen Sie es gleich noch einmal.',
    timeout: 'Es dauert länger als üblich. Bitte versuchen Sie es gleich noch einmal.',
    'sign-in-needed': 'Bitte melden Sie sich zuerst an; dann öffnet sich der Chat.',
    'token-refused': 'Der Chat ist für diese Seite nicht eingerichtet. Das tut uns leid.',
    'token-unavailable': 'Unser Chat antwortet nicht. Bitte versuchen Sie es gleich noch einmal.',
    'domain-not-allowed': 'Der Chat ist auf dieser Website nicht verfügbar. Das tut uns leid.',
    'deployment-inactive': 'Der Chat ist gerade abgeschaltet. Bitte kommen Sie später wieder.',
  },
  consentQuestion:
    'Der Chat ist ein Dienst von Genesys. Während Sie ihn benutzen, speichert er Daten in Ihrem Browser. Sind Sie einverstanden?',
  agree: 'Einverstanden, Chat öffnen',
  decline: 'Nein, danke',
};

export default texts;
