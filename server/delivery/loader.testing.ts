import { runInNewContext } from 'node:vm';
import { DEPLOYMENT_ID } from '../testing/companion.testing.ts';
import type { LoaderFiles } from './files.ts';
import type { PublicSettings } from './written-in.ts';

/** Of the site in `companion.testing.ts`. */
export const settings: PublicSettings = {
  deploymentId: DEPLOYMENT_ID,
  environment: 'prod-euw1',
  region: 'mypurecloud.ie',
  scriptUrl: 'https://apps.mypurecloud.ie/genesys-bootstrap/genesys.min.js',
};

/** A loader as a build would leave it, whose scripts can be run. */
export const built = {
  'loader.js': "globalThis.seen = ['././', 'loader/Dtv_qY/chat.js'];\n// the end",
  'Dtv_qY/chat.js': 'globalThis.seen = globalThis.session ?? "__COMPANION__";',
  'Dtv_qY/en.js': "export const en = 'Chat';",
  'Dtv_qY/de.1.js': "export default { title: 'Chat' };",
  'Dtv_qY/take-over.js': 'globalThis.seen = ["taken over", "__COMPANION__"];',
  // As the build leaves it: stage one of this version, and that of a release before.
  '1.1.0/loader.js': "globalThis.seen = ['././', 'loader/Dtv_qY/chat.js'];\n// the end",
  '1.0.9/loader.js': "globalThis.seen = ['././', 'loader/bef0re/chat.js'];\n// the end",
};

/** What a script gives to the page it runs in: it makes nothing else there. */
export function seenIn(script: Buffer | undefined): unknown {
  const page: Record<string, unknown> = {};
  runInNewContext(String(script), page);
  if (Object.keys(page).join() !== 'seen') throw new Error(`Left behind: ${Object.keys(page)}`);
  // Its objects are of the other realm.
  return JSON.parse(JSON.stringify(page.seen));
}

/** The folder in which the parts are served. */
export function folderOf({ hashed }: LoaderFiles): string {
  const chat = [...hashed.keys()].find((path) => path.endsWith('/chat.js'));
  return String(chat?.replace('/chat.js', ''));
}
