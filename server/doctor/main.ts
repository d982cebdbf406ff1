import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Config, ConfigError } from '../config/config.ts';
import { loadEnvFile } from '../config/env-file.ts';
import { readConfig, wantsSandbox } from '../config/read.ts';
import { parseUrl } from '../http/parse-url.ts';
import { createLog } from '../operations/log.ts';
import { createStore } from '../store/create.ts';
import type { Store } from '../store/store.ts';
import { isWell, runDoctor } from './doctor.ts';
import { inLines } from './report.ts';

/** As the companion itself ends with it: the configuration is wrong, and trying again will not help. */
const EXIT_CONFIG = 78;
/** How long Redis may take to be there. */
const CONNECT_MS = 3_000;
const USAGE = `npx messenger-tag-companion doctor [--origin https://www.example.com/a/page …] [--cdn http://127.0.0.1:3002]

  --origin  a page that has the chat, or its origin; again for more. Without any: those in ALLOWED_ORIGINS
  --cdn     where api-cdn. is played, when the sandbox stands in for Genesys Cloud
  --help    this text

It looks at the configuration in the environment, as the companion would read it, and at all that keeps a visitor
from chatting: each with what it found, and what to do.`;

process.exitCode = await main();

/** The exit code: 0 all is well, 1 something failed, 2 the command is not understood, 78 wrong configuration. */
async function main(): Promise<number> {
  const options = readOptions();
  if ('help' in options) {
    console.log(USAGE);
    return 0;
  }
  if ('fault' in options) {
    console.error(`${options.fault}\n\n${USAGE}`);
    return 2;
  }
  try {
    const envFile = loadEnvFile(process.env);
    if (envFile !== undefined) console.log(`Variables that are not set are read from ${envFile}.\n`);
    if (wantsSandbox(process.env)) {
      console.log(
        'No GENESYS_ variable is set: the sandbox would stand in for Genesys, and there is nothing to look at.',
      );
      return 0;
    }
    const config = readConfig(process.env);
    const store = config.redisUrl === undefined ? undefined : await connect(config);
    const diagnoses = await runDoctor({ config, extent: 'whole', shared: store, ...options });
    await store?.close();
    console.log(inLines(diagnoses));
    return isWell(diagnoses) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    return EXIT_CONFIG;
  }
}

/** Redis, with the time that a first connection takes; a store itself never waits for it. */
async function connect(config: Config): Promise<Pick<Store, 'check' | 'close'>> {
  // What it would log, the report says.
  const store = await createStore(config, createLog('silent'));
  return {
    close: store.close,
    async check() {
      const until = performance.now() + CONNECT_MS;
      for (;;) {
        try {
          return await store.check();
        } catch (error) {
          if (performance.now() > until) throw error;
          await wait(50);
        }
      }
    },
  };
}

type Options = { pages?: string[]; cdnUrl?: string } | { help: true } | { fault: string };

function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: {
        origin: { type: 'string', multiple: true },
        cdn: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return { help: true };
    const pages = values.origin?.map((page) => addressOf('--origin', page).href);
    return { ...(pages && { pages }), ...(values.cdn && { cdnUrl: addressOf('--cdn', values.cdn).origin }) };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : 'The command is not understood.' };
  }
}

function addressOf(option: string, text: string): URL {
  const url = parseUrl(text);
  if (url !== undefined && /^https?:$/.test(url.protocol)) return url;
  const meant = /^[\w.-]+\.[a-z]{2,}(\/.*)?$/i.test(text) ? ` Did you mean https://${text}?` : '';
  throw new Error(
    `${option} ${JSON.stringify(text)} is no address of a page: write it with https:// or http:// in front.${meant}`,
  );
}
