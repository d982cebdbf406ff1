import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, markAddresses, wayToRoot, withRoot } from './addresses.ts';

describe('the address of a file', () => {
  it.each([
    ['home/index.html', ''],
    ['builder/index.html', 'builder'],
    ['builder/preview.html', 'builder/preview'],
    ['docs/hosts/index.html', 'docs/hosts'],
    ['docs/hosts/node.html', 'docs/hosts/node'],
    ['shop/index.html', 'demo'],
    ['shop/mending.html', 'demo/mending'],
    ['assets/site-x.css', 'assets/site-x.css'],
  ])('%s is %j', (file, address) => {
    expect(addressOf(file)).toBe(address);
  });
});

const askedAt = (asked: string, path: string) =>
  wayToRoot({ path, addressParts: () => ({ scheme: 'http', host: undefined, mount: '', path: asked }) });

describe('the way to the root', () => {
  it.each([
    ['/', '/', './'],
    ['/builder', '/builder', './'],
    ['/builder/', '/builder', '../'],
    ['/docs/hosts/node', '/docs/hosts/node', '../../'],
    ['/chat', '/', 'chat/'],
    ['/chat/', '/', './'],
    ['/shop/chat', '/', 'chat/'],
    ['/chat/builder', '/builder', './'],
    ['/chat/docs/installing/', '/docs/installing', '../../'],
    ['', '/', './'],
    ['/a"><script>', '/', './'],
    ['/..', '/', './'],
  ])('from %j, which is %j to the companion, is %j', (asked, path, way) => {
    expect(askedAt(asked, path)).toBe(way);
  });

  it('leads a browser there from every address, below every mount, with a slash at its end and without', () => {
    const name = fc.stringMatching(/^[a-z0-9_-]{1,8}$/);
    const steps = fc.array(name, { maxLength: 4 });
    fc.assert(
      fc.property(steps, steps, fc.constantFrom('', '/'), (mount, page, slash) => {
        const root = ['', ...mount, ''].join('/');
        const asked = [...mount, ...page].map((step) => `/${step}`).join('') + slash;
        // A browser asks for no empty path.
        const whole = asked === '' ? '/' : asked;
        const way = askedAt(whole, `/${page.join('/')}`);
        expect(new URL(`${way}loader.js`, `http://x${whole}`).pathname).toBe(`${root}loader.js`);
      }),
    );
  });

  it('is one that a page can hold, whatever a visitor writes', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (asked, path) => {
        expect(askedAt(asked, path)).toMatch(/^[\w./-]+\/$/);
      }),
    );
  });
});

describe('the addresses in a page', () => {
  const shown = (html: string, file: string) => withRoot(markAddresses(html, file), './');

  it('are relative to its file, and are sent relative to the root', () => {
    expect(shown('<a href="../doctor">', 'builder/index.html')).toBe('<a href="./doctor">');
    expect(shown('<a class="x" href="../home">', 'builder/index.html')).toBe('<a class="x" href="./">');
    expect(shown('<a href="operating?x=1&amp;y#2">', 'docs/a.html')).toBe(
      '<a href="./docs/operating?x=1&amp;y#2">',
    );
    expect(shown('<img alt=">" src="../assets/a.png">', 'docs/a.html')).toBe(
      '<img alt=">" src="./assets/a.png">',
    );
    expect(shown('<a href="./mending.html#2">', 'shop/index.html')).toBe('<a href="./demo/mending#2">');
  });

  it.each([
    '<a href="https://example.com/x">',
    '<a href="mailto:a@example.com">',
    '<a href="#part">',
    '<a href="/x">',
    '<a href="//example.com/x">',
    '<a data-href="x" title="href=x">',
    '<code>&lt;script src="loader.js"></code>',
  ])('%s stays as it is', (html) => {
    expect(shown(html, 'docs/a.html')).toBe(html);
  });
});
