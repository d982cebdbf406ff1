import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { packedFiles, repository } from './somebody-elses.ts';

const entry = fileURLToPath(new URL(`../${packageJson.exports['.'].default}`, import.meta.url));

/** Of what `npm run build` has made. */
describe('the package', () => {
  it('is as bundlers and Node expect it, says publint', async () => {
    const { messages } = await publint({ pkgDir: repository, level: 'suggestion' });
    expect(messages.map((message) => formatMessage(message, packageJson))).toEqual([]);
  });

  it('holds what is built, and nothing of the sources, the tests or this machine', () => {
    const files = packedFiles();
    expect(files).toEqual(
      expect.arrayContaining([
        'LICENSE',
        'README.md',
        'package.json',
        'dist/loader/loader.js',
        'dist/npm/mount.js',
        'dist/npm/loader/api.d.ts',
        'dist/npm/loader/events.d.ts',
        'dist/npm/parts/chat.js',
        'dist/server/main.js',
        'dist/public/shop/index.html',
        'public/docs/hosts/README.md',
      ]),
    );
    expect(
      files.filter((file) => !/^(dist\/|public\/docs\/|LICENSE$|README\.md$|package\.json$)/.test(file)),
    ).toEqual([]);
    expect(files.filter((file) => /\.test\.|\.env|secrets/.test(file))).toEqual([]);
  });

  it.each(['edge-light', 'workerd', 'browser'])(
    'says in words, for a bundler that builds for %s, that the companion does not run there',
    (condition) => {
      const script = `
      const entries = ['app', 'handler', 'config'].map((name) => import('messenger-tag/' + name));
      for (const functions of await Promise.all(entries))
        for (const start of Object.values(functions))
          try { start(); console.log('started') } catch (error) { console.log(error.message) }`;
      const words = [`--conditions=${condition}`, '--input-type=module', '--eval', script];
      const said = execFileSync(process.execPath, words, { cwd: repository, encoding: 'utf8' });
      expect(new Set(said.trim().split('\n'))).toEqual(
        new Set([expect.stringContaining('cannot run on an edge runtime')]),
      );
    },
  );

  it('is imported in Node without a page, and does nothing there', async () => {
    expect('window' in globalThis).toBe(false);
    const before = Object.keys(globalThis);
    const { mount, ...others } = (await import(entry)) as Pick<typeof import('../loader/api.ts'), 'mount'>;
    expect(others).toEqual({});
    const chat = mount({ companion: 'https://chat.example.com/', load: 'now', attributes: { plan: 'gold' } });
    expect(await chat('open')).toEqual({ state: 'waiting' });
    expect(await chat('on', 'opened', () => {})).toEqual({ state: 'waiting' });
    expect(Object.keys(globalThis)).toEqual(before);
  });
});
