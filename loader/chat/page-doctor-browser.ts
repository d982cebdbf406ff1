import { isScriptInPage } from './genesys-script.ts';
import { type BrowserScene, failed, type Look, ok, skipped, warning } from './page-doctor-look.ts';

declare global {
  interface Navigator {
    /** Global Privacy Control; not in every browser. */
    globalPrivacyControl?: boolean;
  }
}

export function connection(): Look {
  if (!navigator.onLine) {
    return failed('This browser is offline.', 'The chat opens by itself when it is connected again.');
  }
  const { connection: network } = navigator;
  if (network?.saveData || /2g/.test(network?.effectiveType ?? '')) {
    return ok('Online, and data is scarce: the chat fetches nothing before somebody asks for it.');
  }
  return ok('Online.');
}

/** May the page keep anything? Cookies do not matter: nobody sets one. */
export function storageThere(): Look {
  const key = 'messenger-tag:doctor';
  try {
    localStorage.setItem(key, '1');
    localStorage.removeItem(key);
    return ok('The page may keep the visitor’s session. Cookies, also of others, are not needed.');
  } catch {
    return warning(
      'This browser lets the page keep nothing.',
      'The chat works, but every page is a new guest. Allow site data for this site, and see that the page is in no sandboxed frame.',
    );
  }
}

export function consent({ page }: BrowserScene): Look {
  const wanted = page.raw.consent || 'granted';
  if (wanted === 'granted') return ok('The tag asks for none.');
  if (!page.isHeld) return ok('The visitor has agreed.');
  const from = wanted.startsWith('tcf')
    ? 'from the page’s TCF platform'
    : wanted === 'gcm'
      ? 'from Google Consent Mode'
      : "by MessengerTag('consent', true), or by the visitor’s answer to the chat’s own question";
  return warning(
    'The visitor has not agreed yet, so nothing of Genesys is fetched.',
    `Agree in the page’s banner. The word has to come ${from}.`,
  );
}

/** Signals that the browser sends for the visitor. */
export function privacy({ page }: BrowserScene): Look {
  if (!navigator.globalPrivacyControl) return ok('None that changes anything for the chat.');
  return page.raw.analytics === 'none'
    ? ok('Global Privacy Control is on; the tag tells no analytics anyway.')
    : ok('Global Privacy Control is on: the chat works, and its events do not go to the page’s dataLayer.');
}

export function serviceWorker(): Look {
  // Only over https and on this machine.
  if (!('serviceWorker' in navigator)) return skipped('This page cannot have one.');
  const { controller } = navigator.serviceWorker;
  if (!controller) return ok('None stands between this page and the network.');
  return warning(
    `${new URL(controller.scriptURL).pathname} stands between this page and the network, and may answer with an old loader.`,
    'If versions differ: unregister it in the developer tools (Application, Service workers), and let it pass on what it does not know.',
  );
}

/** Does something else bring Messenger, or a launcher in the same corner? */
export function otherMessenger({ page }: BrowserScene): Look {
  const isOurs = window.MessengerTag !== undefined && page.answer !== undefined;
  if (!isOurs && isScriptInPage()) {
    return warning(
      'Genesys’s own snippet is in the page as well: it shows a launcher of its own, and asks no consent.',
      'Take it out: the tag does all that it did.',
    );
  }
  return ok('No other Messenger of Genesys was seen.');
}
