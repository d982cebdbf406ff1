import {
  connection,
  consent,
  otherMessenger,
  privacy,
  serviceWorker,
  storageThere,
} from './page-doctor-browser.ts';
import type { BrowserScene, Look, PageDoctorFinding } from './page-doctor-look.ts';
import { companionAnswers, genesysReached, letsInPage, policy } from './page-doctor-network.ts';
import { launcherSeen, stateOfChat, tags, versions } from './page-doctor-tag.ts';

/** THE table of what is asked of this browser, in the order in which one builds on the other. */
const checks: readonly (readonly [title: string, look: (scene: BrowserScene) => Look | Promise<Look>])[] = [
  ['The tag', tags],
  ['Versions', versions],
  ['The launcher', launcherSeen],
  ['Connection', connection],
  ['The companion', companionAnswers],
  ['This page’s origin', letsInPage],
  ['Genesys’s script', genesysReached],
  ['Content Security Policy', policy],
  ['Consent', consent],
  ['Storage', storageThere],
  ['Another Messenger', otherMessenger],
  ['Privacy signals', privacy],
  ['Service worker', serviceWorker],
  ['The chat', stateOfChat],
];

/** Never rejects: a page may have changed whatever a check asks. */
export function findingsIn(scene: BrowserScene): Promise<PageDoctorFinding[]> {
  return Promise.all(
    checks.map(async ([title, look]) => {
      try {
        return { title, ...(await look(scene)) };
      } catch (error) {
        return { title, status: 'warning' as const, says: `This could not be looked at (${error}).` };
      }
    }),
  );
}
