import { runInNewContext } from 'node:vm';
import { DEPLOYMENT_ID } from '../testing/companion.testing.ts';
import type { LoaderFiles, PublicSettings } from './files.ts';

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
