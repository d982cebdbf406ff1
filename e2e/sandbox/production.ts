import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { test as base } from '@playwright/test';
import { chromiumFlags } from '../chromium.ts';
import { type Site, startSite } from '../pages.ts';

const built = '../../dist/server/sandbox';
const { startSandbox } = (await import(
  `${built}/sandbox.js`
)) as typeof import('../../server/sandbox/sandbox.ts');
const { domains } = (await import(`${built}/regions.js`)) as typeof import('../../server/sandbox/regions.ts');

/** Domain by environment. */
export const playedRegions = domains;

type Sandbox = Awaited<ReturnType<typeof startSandbox>>;
type GenesysCloud = Sandbox & { readonly tls: NonNullable<Sandbox['tls']> };

interface Companion {
  readonly url: string;
  readonly output: () => string;
}

interface Fixtures {
  /** On the deployment's list of domains, and the companion's of origins. */
  site: Site;
  /** On neither. */
  foreignSite: Site;
  /** Starts the companion's own process as an operator would, with these variables and Node's two for the sandbox. */
  startProduction(variables: Record<string, string>): Promise<Companion>;
}

interface WorkerFixtures {
  /** Answers to the real host names of every region; the browser of this worker is mapped to it. */
  genesysCloud: GenesysCloud;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  genesysCloud: [
    async ({}, use) => {
      const sandbox = await startSandbox({ tls: { port: 0 }, allowedDomains: ['localhost'] });
      if (!sandbox.tls) throw new Error('The sandbox was asked for TLS and has none');
      await use({ ...sandbox, tls: sandbox.tls });
      await sandbox.close();
    },
    { scope: 'worker' },
  ],
  launchOptions: [
    async ({ genesysCloud, launchOptions }, use) =>
      use({ ...launchOptions, args: [...chromiumFlags, ...genesysCloud.tls.chromiumFlags] }),
    { scope: 'worker' },
  ],
  site: async ({}, use) => {
    const site = await startSite('localhost');
    await use(site);
    await site.close();
  },
  foreignSite: async ({}, use) => {
    const site = await startSite('127.0.0.1');
    await use(site);
    await site.close();
  },
  startProduction: async ({ genesysCloud }, use) => {
    const running: ChildProcess[] = [];
    await use(async (variables) => {
      const program = spawn(process.execPath, [main], {
        env: {
          PATH: process.env.PATH,
          HOST: '127.0.0.1',
          PORT: '0',
          ...variables,
          ...genesysCloud.tls.nodeEnvironment,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      running.push(program);
      return listening(program);
    });
    for (const program of running) {
      const ended = new Promise((resolve) => program.once('close', resolve));
      if (program.exitCode === null && program.kill('SIGTERM')) await ended;
    }
  },
});

const main = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

function listening(program: ChildProcess): Promise<Companion> {
  let output = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      const [, url] = /"url":"(http[^"]+)"/.exec(output) ?? [];
      if (url) resolve({ url, output: () => output });
    };
    program.stdout?.on('data', read);
    program.stderr?.on('data', read);
    program.once('exit', () => reject(new Error(`It ended before it listened:\n${output}`)));
  });
}
