import { execFile, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startSandbox } from '../sandbox/sandbox.ts';
import { variablesFor } from '../sandbox/variables.ts';
import { hasRedisServer, startRedis } from '../store/redis.testing.ts';
import { environment, ORIGIN } from '../testing/companion.testing.ts';
import { send } from '../testing/http.testing.ts';
import { bytesIn, type Image, makeImage } from './image.testing.ts';
import { findProgram } from './programs.testing.ts';

const readJson = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
const MOST_BYTES = 30_000_000;

describe.skipIf(!findProgram('tini-static', 'tini'))('the image', () => {
  let image: Image;
  beforeAll(async () => {
    image = await makeImage();
    console.log(
      'No Docker engine has built the image: its Dockerfile was followed in folders, without its base image, users and ' +
        `read-only file system, and with Node ${process.versions.node} in the place of its own.`,
    );
    return image.remove;
  }, 120_000);

  /** Every file of ours with its size and time. */
  const files = () =>
    readdirSync(image.folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => !path.startsWith('node_modules'))
      .map((path) => [
        path,
        statSync(join(image.folder, path)).size,
        statSync(join(image.folder, path)).mtimeMs,
      ]);

  /** Name and version of each package in it. */
  const packages = () =>
    readdirSync(join(image.folder, 'node_modules'), { recursive: true, encoding: 'utf8' })
      .filter((path) => /(^|node_modules\/)(@[^/]+\/)?[^/@]+\/package\.json$/.test(path))
      .map((path) => JSON.parse(readFileSync(join(image.folder, 'node_modules', path), 'utf8')))
      .map(({ name, version }) => `${name}@${version}`);

  function run(env: NodeJS.ProcessEnv, by: readonly string[] = []) {
    const [program = '', ...args] = [...by, ...image.command];
    const { PATH } = process.env;
    const child = spawn(program, args, {
      cwd: image.folder,
      env: { ...image.env, PATH, TMPDIR: '/nowhere', HOME: '/nowhere', HOST: '127.0.0.1', PORT: '0', ...env },
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    onTestFinished(async () => {
      // No SIGKILL: the first process of the container could not hand it on to the companion, which would stay.
      child.kill('SIGTERM');
      await ended;
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    const listening = () =>
      vi.waitFor(() => {
        const [, url] = /"url":"(http[^"]+)"/.exec(output) ?? [];
        if (url === undefined) throw new Error(`It does not listen: ${output}`);
        return url;
      }, 20_000);
    return { child, ended, listening, output: () => output };
  }

  it('is built from nothing but what its context has, and holds nothing for development', () => {
    const paths = files().map(([path]) => path);
    expect(paths).toEqual(
      expect.arrayContaining(['package.json', 'LICENSE', 'dist/server/main.js', 'dist/loader/loader.js']),
    );
    const forDevelopment =
      /\.test(ing)?\.|bench|sandbox|playwright|\.d\.ts$|\.map$|(^|\/)secrets|tsconfig|\.git/;
    expect(paths.filter((path) => forDevelopment.test(String(path)))).toEqual([]);
  });

  it('says what it is, and runs as a user that everybody can see is not root', () => {
    const { version, license } = readJson('package.json');
    expect(image.labels).toMatchObject({
      'org.opencontainers.image.title': 'messenger-tag',
      'org.opencontainers.image.version': version,
      'org.opencontainers.image.licenses': license,
    });
    expect(image.user).toMatch(/^[1-9]\d+:[1-9]\d+$/);
  });

  it('has the Node that the tests run on, and no other in any stage', () => {
    const stages = readFileSync(new URL('Dockerfile', import.meta.url), 'utf8').matchAll(
      /^FROM node:([\d.]+)-/gm,
    );
    expect(new Set([...stages].map(([, version]) => version))).toEqual(
      new Set([readJson('.ci/nodes.json')['24']]),
    );
  });

  it(`weighs ${MOST_BYTES / 1e6} MB at most, without Node and the base image`, async () => {
    const bytes = await bytesIn(image.folder);
    const megabytes = (count: number) => `${(count / 1e6).toFixed(1)} MB`;
    console.log(
      `The image's content, without Node: ${megabytes(bytes)}; its packages alone would be ${megabytes(image.unprunedBytes)} as installed.`,
    );
    expect(bytes).toBeLessThan(MOST_BYTES);
  });

  it('lists every package that is in it, and none that is not', () => {
    const bill = JSON.parse(readFileSync(join(image.folder, 'sbom.cdx.json'), 'utf8'));
    const listed = bill.components.map(({ name, version }: Record<string, string>) => `${name}@${version}`);
    expect(new Set(listed)).toEqual(new Set(packages()));
    expect(listed).toEqual(expect.arrayContaining(['express', 'ws', 'zod'].map(withVersion)));
    expect(bill).toMatchObject({
      bomFormat: 'CycloneDX',
      metadata: { component: { name: 'messenger-tag' } },
    });
  });

  it('serves, tells Docker that it is healthy, writes nothing, and stops when it is told to', async () => {
    const before = files();
    const { child, ended, listening } = run(environment);
    const url = await listening();

    const [asker = '', ...question] = image.healthcheck;
    const look = (PORT: string) =>
      promisify(execFile)(asker, question, { cwd: image.folder, env: { ...image.env, PORT } });
    await look(new URL(url).port);
    await expect(look('1')).rejects.toMatchObject({ code: 1 });
    expect((await send('POST', `${url}/api/guest-token`, { origin: ORIGIN })).status).toBe(200);
    expect((await send('GET', `${url}/loader.js`)).status).toBe(200);

    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(files()).toEqual(before);
  });

  it('has what is loaded only when it is asked for: Genesys’s SDK, Redis, traces, the doctor', async () => {
    const sandbox = await startSandbox({ allowedDomains: ['www.example.com'] });
    onTestFinished(sandbox.close);
    const env = {
      ...environment,
      ...variablesFor(sandbox),
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1',
    };
    const redis = hasRedisServer() ? await startRedis() : undefined;
    if (redis) onTestFinished(redis.kill);
    const { listening, output } = run(redis ? { ...env, REDIS_URL: redis.url } : env);
    const { status } = await send('POST', `${await listening()}/api/guest-token`, { origin: ORIGIN });
    expect([status, output()]).toEqual([200, expect.stringContaining('listening')]);

    const [, , node = ''] = image.command;
    const help = await promisify(execFile)(node, ['dist/server/doctor/main.js', '--help'], {
      cwd: image.folder,
    });
    expect(help.stdout).toContain('--origin');
  });

  it('is stopped also in the moment in which its container starts', async ({ skip }) => {
    const alone = ['unshare', '--pid', '--fork', '--kill-child'];
    const [unshare = '', ...flags] = alone;
    skip(spawnSync(unshare, [...flags, 'true']).status !== 0, 'it takes Linux, and root');
    const { child, ended, output } = run(environment, alone);
    const first = await vi.waitFor(() => firstChildOf(child.pid), { interval: 1 });
    // The first process of the container has begun to start Node, which has no handler yet.
    await vi.waitFor(() => firstChildOf(first), { interval: 1 });
    process.kill(first, 'SIGTERM');
    expect(await ended).not.toBe(null);
    expect(output()).not.toContain('listening');
  });
});

function withVersion(name: string): string {
  return `${name}@${readJson('package.json').dependencies[name]}`;
}

function firstChildOf(pid: number | undefined): number {
  const file = `/proc/${pid}/task/${pid}/children`;
  const [child] = existsSync(file) ? readFileSync(file, 'utf8').split(' ') : [];
  if (!child) throw new Error(`Process ${pid} has started no other.`);
  return Number(child);
}
