import { Writable } from 'node:stream';
import type { CompanionParts } from '../app.ts';
import type { Environment } from '../config/config.ts';
import { readConfig } from '../config/read.ts';
import { createLog, type Logger } from '../operations/log.ts';
import { withClientsThatHangUp } from './hang-up.testing.ts';
import { type Host, ownProcess } from './hosts.testing.ts';

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

/** A loader as a build would leave it. */
export const builtLoader = {
  'loader.js': "const companion = '././', part = 'loader/B3x_hash/chat.js';",
  'B3x_hash/chat.js': "const settings = '__COMPANION__';",
};

/** Pages for people as a build would leave them. */
export const builtPages = {
  'home/index.html':
    '<!doctype html><link rel="stylesheet" href="../assets/site-1.css"><a href="../docs/hosts/node.html#1">Docs</a>',
  'builder/index.html': '<!doctype html><title>Builder</title><a href="../home">Home</a>',
  'docs/index.html': '<!doctype html><title>Docs</title><code>&lt;script src="loader.js"></code>',
  'docs/hosts/node.html':
    '<!doctype html><title>Node</title><a href="../index.html">Docs</a><a href="#1">1</a><img src="../../assets/a-1.png">',
  'shop/index.html':
    '<!doctype html><head><title>Shop</title></head><a href="./mending.html?a=1&amp;b">Mending</a>',
  'demo/closed.html': '<!doctype html><title>The demo is closed</title>',
  'site/missing.html': '<!doctype html><title>No page</title><a href="../home">Home</a>',
  'assets/site-1.css': 'body { color: black }',
  'assets/a-1.png': 'iVBORw0KGgo=',
};

/** The companion's own address as it stands in that loader; `undefined` where that looks for its parts beside itself. */
export function addressIn(script: unknown): string | undefined {
  const address = /companion = '(.*?)'/.exec(String(script))?.[1];
  if (address === undefined) throw new Error(`${script}`);
  return address === '././' ? undefined : address;
}

/** The settings in the `chat.js` that the loader at an address names, as text. */
export async function settingsAt(url: string): Promise<string> {
  const script = await (await fetch(`${url}/loader.js`)).text();
  const part = /part = '(.*?)'/.exec(script)?.[1];
  return (await (await fetch(`${url}/${part}`)).text()).replace(/^const settings = |;$/g, '');
}

/** The companion on an ephemeral port, with `env` over the usual environment. */
export async function startCompanion(
  env: Environment = {},
  parts: CompanionParts = {},
  host: Host = ownProcess,
) {
  const { log, text, lines } = createMemoryLog();
  const config = readConfig({ ...environment, ...env });
  const served = await host(config, { log, builtLoader, builtPages, ...parts });
  const { url, close } = withClientsThatHangUp(served);
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
    close,
  };
}
