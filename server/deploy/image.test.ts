import { execFile, spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { environment, ORIGIN } from '../testing/companion.testing.ts';
import { send } from '../testing/http.testing.ts';
import { type Image, makeImage } from './image.testing.ts';

describe('the image', () => {
  let image: Image;
  beforeAll(async () => {
    image = await makeImage();
    return image.remove;
  }, 120_000);

  /** Every file with its size and time, packages apart. */
  const files = () =>
    readdirSync(image.folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => !path.startsWith('node_modules'))
      .map((path) => [
        path,
        statSync(join(image.folder, path)).size,
        statSync(join(image.folder, path)).mtimeMs,
      ]);

  it('is built from nothing but what its context has, and holds nothing for development', () => {
    const paths = files().map(([path]) => path);
    expect(paths).toEqual(
      expect.arrayContaining(['package.json', 'dist/server/main.js', 'dist/loader/loader.js']),
    );
    expect(
      paths.filter((path) => /\.test(ing)?\.|bench|(^|\/)secrets|tsconfig|\.git/.test(String(path))),
    ).toEqual([]);
  });

  it('serves, tells Docker that it is healthy, writes nothing, and stops when it is told to', async () => {
    const before = files();
    const [program = '', ...args] = image.command;
    const env = {
      ...environment,
      ...image.env,
      PATH: process.env.PATH,
      TMPDIR: '/nowhere',
      HOME: '/nowhere',
    };
    const child = spawn(program, args, { cwd: image.folder, env: { ...env, HOST: '127.0.0.1', PORT: '0' } });
    onTestFinished(() => void child.kill('SIGKILL'));
    const ended = new Promise((resolve) => child.once('close', resolve));
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    const url = await vi.waitFor(() => {
      const [, found] = /"url":"(http[^"]+)"/.exec(output) ?? [];
      if (found === undefined) throw new Error(`It does not listen: ${output}`);
      return found;
    }, 20_000);

    const [asker = '', ...question] = image.healthcheck;
    const { port } = new URL(url);
    await promisify(execFile)(asker, question, { cwd: image.folder, env: { ...env, PORT: port } });
    await expect(
      promisify(execFile)(asker, question, { cwd: image.folder, env: { ...env, PORT: '1' } }),
    ).rejects.toMatchObject({ code: 1 });
    expect((await send('POST', `${url}/api/guest-token`, { origin: ORIGIN })).status).toBe(200);
    expect((await send('GET', `${url}/loader.js`)).status).toBe(200);

    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(files()).toEqual(before);
  });
});
