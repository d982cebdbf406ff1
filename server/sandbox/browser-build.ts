import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Response } from 'express';

/** Sends a script of `browser/` as `npm run build` made it; 503 in words when it has not. */
export function sendScript(response: Response, file: string): void {
  const folder = folders.find((candidate) => existsSync(join(candidate, file)));
  if (!folder) {
    response.status(503).type('text').send(`${file} has not been built: run "npm run build" first.`);
    return;
  }
  response.set('Cache-Control', 'no-cache').sendFile(file, { root: folder });
}

/** Beside this file when it is built, in `dist` when a test runs it from the source. */
const here = dirname(fileURLToPath(import.meta.url));
const folders = [join(here, 'browser'), join(here, '../../dist/server/sandbox/browser')];
