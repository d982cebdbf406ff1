import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { freshFolder, type Installed, install, run } from './fresh-folder.ts';
import { repository, tarballOf } from './packed.ts';

/** Of all packages together. */
const MOST_UNPACKED = 200_000;
/** 45 MiB before the companion was an OpenID provider: oidc-provider with Koa, and the rules of schedules, take 3. */
const MOST_ON_DISK = 48 * 1024 * 1024;

describe('messenger-tag, installed by npm', () => {
  const { folder, remove } = freshFolder();
  let installed: Installed;
  beforeAll(async () => {
    installed = await install(folder, tarballOf('messenger-tag'));
  }, 120_000);
  afterAll(remove);

  it('is one package and small', () => {
    tell('messenger-tag', installed);
    expect(installed.packages).toBe(1);
    expect(installed.unpacked).toBeLessThanOrEqual(MOST_UNPACKED);
  });

  it('is bundled by a site’s own build, each part a chunk of its own', async () => {
    writeFileSync(join(folder, 'shop.js'), "import { mount } from 'messenger-tag'; mount({ load: 'now' });");
    const rolldownOptions = { input: join(folder, 'shop.js') };
    await build({ root: folder, configFile: false, logLevel: 'error', build: { rolldownOptions } });
    const files = readdirSync(join(folder, 'dist/assets'));
    const texts = files.map((file) => readFileSync(join(folder, 'dist/assets', file), 'utf8'));
    expect(files.length).toBeGreaterThan(3);
    expect(texts.filter((text) => text.includes('createElement(`messenger-tag`)'))).not.toEqual([]);
  });

  it('has types that a strict check resolves', async () => {
    const source = `import { mount } from 'messenger-tag'; mount({ load: 'idle' })('open').then(({ state }) => state.length);`;
    expect(await check(folder, source, '--lib', 'es2022,dom', '--types', '')).toBe('');
  });
});

describe.each([
  ['react', '@types/react@18.3.31', 'react@18.3.1'],
  ['react', '@types/react@19.3.0', 'react@19.3.1'],
  ['vue', 'vue@3.5.45', 'typescript@5.9.3'],
] as const)('the component of messenger-tag/%s, beside %s', (entry, ...others) => {
  const { folder, remove } = freshFolder();
  beforeAll(async () => {
    await install(folder, tarballOf('messenger-tag'), ...others);
  }, 120_000);
  afterAll(remove);

  it('has types that a strict check resolves, and that find a slip', async () => {
    const [create, status] = entry === 'react' ? ['createElement', 'status'] : ['h', 'status.value'];
    const source = `import { ${create} as h } from '${entry}';
    import { Messenger, useMessenger, type MessengerProps } from 'messenger-tag/${entry}';
    const props: MessengerProps = { load: 'idle', zIndex: 7, attributes: { plan: 'gold' }, userToken: undefined };
    export const element = h(Messenger, { ...props, onMessageReceived: ({ detail }) => detail.unread.toFixed() });
    export function Ask() {
      const { chat, status } = useMessenger();
      chat('set', { plan: 'gold' }).then(({ state }) => state.length);
      return [${status}.unread.toFixed(), ${status}.state.length];
    }
    // @ts-expect-error -- a slip in a value
    export const slip = h(Messenger, { load: 'soon' });
    // @ts-expect-error -- this event has no count
    export const other: MessengerProps = { onOpened: ({ detail }) => detail.unread };`;
    expect(await check(folder, source, '--lib', 'es2022,dom', '--types', '')).toBe('');
  });
});

describe('messenger-tag-companion, installed by npm', () => {
  const { folder, remove } = freshFolder();
  const running: ReturnType<typeof run>[] = [];
  let installed: Installed;
  beforeAll(async () => {
    installed = await install(folder, tarballOf('messenger-tag-companion'));
  }, 120_000);
  afterAll(remove);
  afterEach(() => {
    for (const { child } of running.splice(0)) child.kill('SIGKILL');
  });

  /** The command, as npx would find it. */
  const companion = (words: readonly string[], variables: Record<string, string>) => {
    const env = { PATH: process.env.PATH, PORT: '0', ...variables };
    const command = join(folder, 'node_modules/.bin/messenger-tag-companion');
    const started = run(command, words, { cwd: folder, env });
    running.push(started);
    return started;
  };

  it('brings no package that it does not always need, and is not big', () => {
    tell('messenger-tag-companion', installed);
    const packages = readdirSync(join(folder, 'node_modules'));
    expect(packages).not.toContain('@opentelemetry');
    expect(packages).not.toContain('redis');
    expect(packages).not.toContain('selfsigned');
    expect(installed.onDisk).toBeLessThanOrEqual(MOST_ON_DISK);
  });

  it('starts by its command, with a sandbox, and hands out guests until it is told to stop', async () => {
    const { child, ended, output } = companion([], {});
    const [, shop = '', url = ''] = await vi.waitFor(() => {
      const found = /demo shop: +(\S+)[\s\S]*companion answers at (\S+)\./.exec(output());
      if (found === null) throw new Error(`It does not say where it is: ${output()}`);
      return found;
    }, 20_000);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const asked = { method: 'POST', body: '{}', headers: { origin: shop } };
    expect(await (await fetch(`${url}/api/guest-token`, asked)).json()).toMatchObject({
      guestId: expect.any(String),
    });
    expect(await (await fetch(shop)).text()).toContain(`${url}/loader.js`);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('is set up by init, in the words of its README, and then started', async () => {
    const { output: printed } = companion(['sandbox'], {});
    const given = await vi.waitFor(() => {
      const lines = [...printed().matchAll(/^ +(GENESYS_\w+)=(\S+)$/gm)];
      if (lines.length < 6) throw new Error(`The sandbox does not say how to reach it: ${printed()}`);
      return Object.fromEntries(lines.map(([, name = '', value = '']) => [name, value]));
    }, 20_000);
    const { GENESYS_GATEWAY = '', GENESYS_SCRIPT_URL = '' } = given;
    const elsewhere = { GENESYS_GATEWAY, GENESYS_SCRIPT_URL };
    const init = companion(['init', '--cdn', GENESYS_GATEWAY], elsewhere);
    const { GENESYS_REGION, GENESYS_DEPLOYMENT_ID, GENESYS_CLIENT_ID, GENESYS_CLIENT_SECRET } = given;
    const answers = [GENESYS_REGION, GENESYS_DEPLOYMENT_ID, GENESYS_CLIENT_ID, GENESYS_CLIENT_SECRET];
    init.child.stdin.end([...answers, 'http://localhost:4000', ''].join('\n').concat('\n'));
    expect(await init.ended, init.output()).toBe(0);
    expect(init.output()).toContain('<script async src="http://127.0.0.1:');

    const { child, ended, output } = companion([], elsewhere);
    const url = await vi.waitFor(() => {
      const [, found] = /"url":"([^"]+)"[^\n]*"listening"/.exec(output()) ?? [];
      if (found === undefined) throw new Error(`It does not say where it is: ${output()}`);
      return found;
    }, 20_000);
    const asked = { method: 'POST', body: '{}', headers: { origin: 'http://localhost:4000' } };
    expect((await fetch(`${url}/api/guest-token`, asked)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    rmSync(join(folder, '.env'));
  });

  it.each([
    [['init'], 66, 'The answers ended before the last question'],
    [['doctor', '--help'], 0, 'messenger-tag-companion doctor [--origin'],
    [['conformance', '--help'], 0, 'messenger-tag-companion conformance [--chat]'],
    [['help'], 0, 'npx messenger-tag-companion [command]'],
    [['--version'], 0, /^\d+\.\d+\.\d+/],
  ])('answers %s', async (words, code, said) => {
    const { child, ended, output } = companion(words, {});
    child.stdin.end();
    expect(await ended).toBe(code);
    expect(output()).toMatch(said);
  });

  it('does not start without the client for a Redis that is named, and says what to install', async () => {
    const { ended, output } = companion([], { ...SITE, REDIS_URL: 'redis://user:the-password@redis:6379' });
    expect(await ended).toBe(78);
    expect(output()).toMatch(/REDIS_URL: .* needs the package redis, .*: npm i redis@\d+\.\d+\.\d+$/m);
    expect(output()).not.toContain('the-password');
  });

  it('serves without traces where OpenTelemetry is missing, and says what to install', async () => {
    const { child, ended, output } = companion([], {
      ...SITE,
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:1',
    });
    await vi.waitFor(() => expect(output()).toContain('"listening"'), 20_000);
    const lines = output().split('\n');
    const told = lines.filter((line) => line.includes('"nothing is traced"')).map((line) => JSON.parse(line));
    expect(told).toMatchObject([
      {
        level: 'error',
        remedy: expect.stringMatching(/npm i @opentelemetry\/api@[\d.]+ .*sdk-trace-base@[\d.]+$/),
      },
    ]);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('plays the sandbox without Genesys’s own host names where that cannot be, and says what to install', async () => {
    const { output } = companion(['sandbox'], {});
    await vi.waitFor(() => expect(output()).toContain('Ctrl+C stops it.'), 20_000);
    expect(output()).toMatch(/^Answering to Genesys’s own host names needs .*: npm i selfsigned@[\d.]+$/m);
  });

  it('does not start a sandbox that is to have those names, and says what to install', async () => {
    const { ended, output } = companion(['sandbox'], { TLS_PORT: '0' });
    expect(await ended).toBe(1);
    expect(output()).toMatch(/npm i selfsigned@[\d.]+$/m);
  });

  it('has types that a strict check resolves, for each of its entries', async () => {
    const modules = join(folder, 'node_modules');
    for (const name of ['@types/node', '@playwright/test', 'playwright', 'playwright-core', 'undici-types']) {
      mkdirSync(dirname(join(modules, name)), { recursive: true });
      symlinkSync(join(repository, 'node_modules', name), join(modules, name));
    }
    const source = `import { createApp, type CompanionApp } from 'messenger-tag-companion/app';
    import { readConfig } from 'messenger-tag-companion/config';
    import { createHandler } from 'messenger-tag-companion/handler';
    import { expect, test } from 'messenger-tag-companion/playwright';
    export const app: CompanionApp = createApp(() => readConfig(process.env));
    export const answer: Promise<Response> = createHandler(readConfig(process.env))(new Request('https://x.test'));
    test('x', async ({ messenger, page }) => { await messenger.open(); await expect(page).toHaveTitle('x'); });`;
    expect(await check(folder, source, '--types', 'node')).toBe('');
  });
});

const SITE = { GENESYS_REGION: 'euw1', GENESYS_DEPLOYMENT_ID: '11111111-2222-4333-8444-555555555555' };

function tell(name: string, { packages, unpacked, onDisk }: Installed): void {
  const kB = (bytes: number) => `${Math.round(bytes / 1000)} kB`;
  console.log(`${name}: ${packages} packages, ${kB(unpacked)} unpacked, ${kB(onDisk)} on the disk`);
}

/** What the compiler says of a program, by either way of resolving modules; nothing is right. */
async function check(folder: string, source: string, ...flags: string[]): Promise<string> {
  writeFileSync(join(folder, 'check.mts'), source);
  const strict = '--noEmit --strict --exactOptionalPropertyTypes --skipLibCheck false --target es2022'.split(
    ' ',
  );
  const words = [join(repository, 'node_modules/typescript/bin/tsc'), ...strict, ...flags, 'check.mts'];
  for (const [module, resolution] of [
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ] as const) {
    const how = ['--module', module, '--moduleResolution', resolution];
    try {
      await promisify(execFile)(process.execPath, [...words, ...how], { cwd: folder });
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  }
  return '';
}
