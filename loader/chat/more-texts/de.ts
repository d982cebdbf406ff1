import type { MoreTexts } from '../text-types.ts';

const texts: MoreTexts = {
  openingUnknown: 'Wir konnten Sie nicht zuordnen; der Chat öffnet sich ohne Ihre Angaben …',
  failed: 'Der Chat ließ sich nicht öffnen',
  tryAgain: 'Noch einmal versuchen',
  otherWay: 'Anders Kontakt aufnehmen',
  close: 'Schließen',
  unread: 'Ungelesen:',
  reasons: {
    blocked: 'Etwas in diesem Browser oder Netz verhindert, dass der Chat lädt, vielleicht ein Werbeblocker.',
    timeout: 'Es dauert länger als üblich. Bitte versuchen Sie es gleich noch einmal.',
    'token-refused': 'Der Chat ist für diese Seite nicht eingerichtet. Das tut uns leid.',
    'token-unavailable': 'Unser Chat antwortet nicht. Bitte versuchen Sie es gleich noch einmal.',
    'domain-not-allowed': 'Der Chat ist auf dieser Website nicht verfügbar. Das tut uns leid.',
    'deployment-inactive': 'Der Chat ist gerade abgeschaltet. Bitte kommen Sie später wieder.',
  },
};

export default texts;
