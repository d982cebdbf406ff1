import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { type AppParts, createApp } from '../app.ts';
import type { Environment } from '../config/config.ts';
import { readConfig } from '../config/read.ts';
import { serve } from '../hosts/serve.ts';
import { createLog, type Logger } from '../operations/log.ts';

export const DEPLOYMENT_ID = '0c3f9d8e-1111-4222-8333-444455556666';
export const ORIGIN = 'https://www.example.com';
export const SESSION_SECRET = 'the session secret that is long enough by far';

export const environment: Environment = {
  GENESYS_REGION: 'euw1',
  GENESYS_DEPLOYMENT_ID: DEPLOYMENT_ID,
  ALLOWED_ORIGINS: ORIGIN,
  SESSION_SECRETS: SESSION_SECRET,
  // All tests come from one address.
  RATE_LIMIT_PER_IP: '100000',
  RATE_LIMIT_GLOBAL: '100000',
};

/** A log that keeps what is written, as text. */
export function createMemoryLog(): {
  log: Logger;
  text: () => string;
  lines: () => Record<string, unknown>[];
} {
  let text = '';
  const destination = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  return {
    log: createLog('trace', destination),
    text: () => text,
    lines: () =>
      text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
  };
}

/** A folder with these files by relative path, as a build would leave them. */
export function createFolder(files: Record<string, string>): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'companion-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** The companion on an ephemeral port, with `env` over the usual environment. */
export async function startCompanion(env: Environment = {}, parts: AppParts = {}) {
  const { log, text, lines } = createMemoryLog();
  const loader = createFolder({
    'loader.js': "const companion = '__COMPANION__';",
    'B3x_hash/chat.js': 'export {};',
  });
  const config = readConfig({ ...environment, ...env });
  const app = createApp(config, { log, loaderFolder: loader.folder, ...parts });
  const { url, close } = await serve(app, { host: '127.0.0.1', port: 0 });
  return {
    url,
    logText: text,
    logLines: lines,
    /** As the loader asks: a simple request with a JSON body. */
    ask: (body: unknown = {}, headers: Record<string, string> = {}) =>
      fetch(`${url}/api/guest-token`, {
        method: 'POST',
        headers: { origin: ORIGIN, 'content-type': 'text/plain', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async close() {
      await close();
      loader.remove();
    },
  };
}
