import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Config, ConfigError } from '../config/config.ts';
import { readConfig, wantsSandbox } from '../config/read.ts';
import { createLog } from '../operations/log.ts';
import { createStore } from '../store/create.ts';
import type { Store } from '../store/store.ts';
import { isWell, runDoctor } from './doctor.ts';
import { inLines } from './report.ts';

/** As the companion itself ends with it: the configuration is wrong, and trying again will not help. */
const EXIT_CONFIG = 78;
/** How long Redis may take to be there. */
const CONNECT_MS = 3_000;
const USAGE = 'npm run doctor -- --origin https://www.example.com [--origin …] [--cdn http://127.0.0.1:3002]';

process.exitCode = await main();

/** The exit code: 0 all is well, 1 something failed, 2 the command is not understood, 78 wrong configuration. */
async function main(): Promise<number> {
  const options = readOptions();
  if ('fault' in options) {
    console.error(`${options.fault}\n\n${USAGE}`);
    return 2;
  }
  if (wantsSandbox(process.env)) {
    console.log(
      'No GENESYS_ variable is set: the sandbox would stand in for Genesys, and there is nothing to look at.',
    );
    return 0;
  }
  try {
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

function readOptions(): { origins?: string[]; cdnUrl?: string } | { fault: string } {
  try {
    const { values } = parseArgs({
      options: { origin: { type: 'string', multiple: true }, cdn: { type: 'string' } },
    });
    const origins = values.origin?.map((page) => new URL(page).origin);
    return { ...(origins && { origins }), ...(values.cdn && { cdnUrl: new URL(values.cdn).origin }) };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : 'The command is not understood.' };
  }
}
