import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { describe, expect, it } from 'vitest';
import { linksOf } from '../markdown.ts';
import { filesOf, type PackageName, packageJsonOf, repository, tarballOf } from './packed.ts';

const packed = (name: PackageName) => join(repository, 'dist/packages', name);

/** Of what `npm run pack` has made. */
describe.each(['messenger-tag', 'messenger-tag-companion'] as const)('the package %s', (name) => {
  it('is as bundlers and Node expect it, says publint', async () => {
    const { messages } = await publint({ pkgDir: packed(name), level: 'suggestion' });
    expect(messages.map((message) => formatMessage(message, packageJsonOf(name)))).toEqual([]);
  });

  it('has a README, a licence, and nothing of the sources, the tests, the bench or this machine', () => {
    const files = filesOf(name);
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
    const known =
      /^(dist\/|public\/docs\/|(THIRD-PARTY|CHANGELOG|SECURITY|CONTRIBUTING|README)\.md$|LICENSE$|package\.json$)/;
    expect(files.filter((file) => !known.test(file))).toEqual([]);
    const unwanted = /\.test(ing)?\.|(?<!\.d)\.ts$|\.map$|\/bench\/|\.env|secrets\/|node_modules/;
    expect(files.filter((file) => unwanted.test(file))).toEqual([]);
  });

  it('has every page that a page in it leads to', () => {
    const files = filesOf(name);
    const pages = files.filter((file) => file.endsWith('.md'));
    const astray = pages.flatMap((page) =>
      linksOf(readFileSync(join(packed(name), page), 'utf8'))
        .filter(({ target }) => !/^(\w+:|#)/.test(target))
        .map(({ target }) => posix.join(posix.dirname(page), target.replace(/#.*/, '')))
        .filter((led) => !files.includes(led))
        .map((led) => `${page} leads to ${led}`),
    );
    expect(astray).toEqual([]);
  });

  it('is packed under the version of the repository', () => {
    expect(tarballOf(name)).toContain(`${name}-${packageJsonOf(name).version}.tgz`);
  });
});

describe('the package messenger-tag', () => {
  it('depends on nothing, and has its chat in parts and its types', () => {
    expect(packageJsonOf('messenger-tag')).not.toHaveProperty('dependencies');
    expect(filesOf('messenger-tag')).toEqual(
      expect.arrayContaining([
        'dist/mount.js',
        'dist/parts/chat.js',
        'dist/loader/api.d.ts',
        'dist/loader/events.d.ts',
      ]),
    );
  });

  it('is imported in Node without a page, and does nothing there', async () => {
    expect('window' in globalThis).toBe(false);
    const before = Object.keys(globalThis);
    const entry = pathToFileURL(join(packed('messenger-tag'), 'dist/mount.js')).href;
    const { mount, ...others } = (await import(entry)) as Pick<typeof import('../../loader/api.ts'), 'mount'>;
    expect(others).toEqual({});
    const chat = mount({ companion: 'https://chat.example.com/', load: 'now', attributes: { plan: 'gold' } });
    expect(await chat('open')).toEqual({ state: 'waiting' });
    expect(await chat('on', 'opened', () => {})).toEqual({ state: 'waiting' });
    expect(Object.keys(globalThis)).toEqual(before);
  });
});

describe('the components of the package messenger-tag', () => {
  it('are for a client, and ask for React or Vue only where they are used', () => {
    const { exports, peerDependencies, peerDependenciesMeta } = packageJsonOf('messenger-tag');
    expect(Object.keys(exports)).toEqual(['.', './react', './vue', './package.json']);
    expect(Object.keys(peerDependencies ?? {})).toEqual(Object.keys(peerDependenciesMeta ?? {}));
    expect(peerDependenciesMeta).toEqual({ react: { optional: true }, vue: { optional: true } });
    const react = readFileSync(join(packed('messenger-tag'), 'dist/react.js'), 'utf8');
    // Else a server component of Next.js could not render it.
    expect(react).toMatch(/^["']use client["'];/);
    const others = filesOf('messenger-tag').filter((file) => /^dist\/(mount|parts\/.*)\.js$/.test(file));
    for (const file of others)
      expect(readFileSync(join(packed('messenger-tag'), file), 'utf8')).not.toMatch(/from "(react|vue)"/);
  });

  it.each([
    [
      'react',
      `const { createElement: h } = await import('react');
      const { renderToString } = await import('react-dom/server');
      const Used = () => (useMessenger(), h(Messenger, { load: 'now' }));
      console.log(renderToString(h(Used)))`,
      '',
    ],
    [
      'vue',
      `const { createSSRApp, h } = await import('vue');
      const { renderToString } = await import('vue/server-renderer');
      const setup = () => (useMessenger(), () => h(Messenger, { load: 'now' }));
      console.log(await renderToString(createSSRApp({ setup })))`,
      '<!---->',
    ],
  ])('render nothing on a server, where no page is: %s', (entry, script, rendered) => {
    const imports = `const { Messenger, useMessenger } = await import('messenger-tag/${entry}');`;
    const words = ['--input-type=module', '--eval', imports + script];
    const cwd = packed('messenger-tag');
    expect(execFileSync(process.execPath, words, { cwd, encoding: 'utf8' })).toBe(`${rendered}\n`);
  });
});

describe('the package messenger-tag-companion', () => {
  it('has the server, the loader, the pages for people and the recipes for hosts', () => {
    expect(filesOf('messenger-tag-companion')).toEqual(
      expect.arrayContaining([
        'dist/server/main.js',
        'dist/server/cli/main.js',
        'dist/loader/loader.js',
        'dist/server/front-door/built-pages.js',
        'dist/server/sandbox/browser/messenger.min.js',
        'public/docs/hosts/README.md',
        'THIRD-PARTY.md',
      ]),
    );
  });

  it('has nothing of others in it that the page of licences does not name', () => {
    const page = readFileSync(join(repository, 'public/docs/licences.md'), 'utf8');
    const notices = readFileSync(join(packed('messenger-tag-companion'), 'THIRD-PARTY.md'), 'utf8');
    const bundled = [...notices.matchAll(/^## (\S+) (\d\S*), (.+)$/gm)];
    expect(bundled.length).toBeGreaterThan(20);
    for (const [, name, version, licence] of bundled) {
      const row = page
        .split('\n')
        .find((line) => line.startsWith(`| ${name} | ${version} | ${licence} | none |`));
      expect([name, row]).toEqual([name, expect.stringContaining('in the package')]);
    }
  });

  it('depends on exact versions', () => {
    const versions = Object.values(packageJsonOf('messenger-tag-companion').dependencies ?? {});
    expect(versions.length).toBeGreaterThan(0);
    for (const version of versions) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it.each(['edge-light', 'workerd', 'browser'])(
    'says in words, for a bundler that builds for %s, that it does not run there',
    (condition) => {
      const script = `
      const entries = ['app', 'handler', 'config'].map((name) => import('messenger-tag-companion/' + name));
      for (const functions of await Promise.all(entries))
        for (const start of Object.values(functions))
          try { start(); console.log('started') } catch (error) { console.log(error.message) }`;
      const words = [`--conditions=${condition}`, '--input-type=module', '--eval', script];
      const cwd = packed('messenger-tag-companion');
      const said = execFileSync(process.execPath, words, { cwd, encoding: 'utf8' });
      expect(new Set(said.trim().split('\n'))).toEqual(
        new Set([expect.stringContaining('cannot run on an edge runtime')]),
      );
    },
  );
});
