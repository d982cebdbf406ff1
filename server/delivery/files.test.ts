import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeLoaderFiles } from './files.ts';
import { built, folderOf, seenIn, settings } from './loader.testing.ts';

const files = makeLoaderFiles(built, settings);
const chatOf = (of: typeof files) => of.hashed.get(`${folderOf(of)}/chat.js`)?.identity;

const pathsIn = (folder: string) =>
  ['chat.js', 'de.1.js', 'en.js', 'take-over.js'].map((name) => `${folder}/${name}`);

describe('the site’s settings', () => {
  it('are in chat.js, and not in loader.js', () => {
    expect(seenIn(chatOf(files))).toEqual(settings);
    for (const value of Object.values(settings)) expect(String(files.loader.identity)).not.toContain(value);
  });

  it('are an empty object where several sites are served', () => {
    expect(seenIn(chatOf(makeLoaderFiles(built, {})))).toEqual({});
  });

  it('name the folder of all parts, and loader.js names it too: what browsers keep for a year never changes', () => {
    const folders = [settings, { ...settings, region: 'mypurecloud.de' }, {}].map((each) => {
      const made = makeLoaderFiles(built, each);
      const folder = folderOf(made);
      expect(folder).toMatch(/^[\w-]{6}$/);
      expect(seenIn(made.loader.identity)).toEqual(['././', `loader/${folder}/chat.js`]);
      expect([...made.hashed.keys()].sort()).toEqual(
        [...pathsIn(folder), ...pathsIn('Dtv_qY'), `${made.loader.hash}/loader.js`].sort(),
      );
      return folder;
    });
    expect(new Set([...folders, 'Dtv_qY']).size).toBe(4);
    expect(folderOf(makeLoaderFiles(built, { ...settings }))).toBe(folders[0]);
  });

  it('leave the folder another name for another build', () => {
    const { 'loader.js': stageOne, 'Dtv_qY/chat.js': chat } = built;
    const next = { 'loader.js': stageOne.replace('Dtv_qY', '_-0000'), '_-0000/chat.js': chat };
    const made = makeLoaderFiles(next, settings);
    expect(folderOf(made)).not.toBe(folderOf(files));
    expect(seenIn(made.loader.identity)).toEqual(['././', `loader/${folderOf(made)}/chat.js`]);
  });

  it.each(['"', "'", '`'])('are found whichever quotes a minifier has chosen: %s', (quote) => {
    const requoted = (text: string) => text.replace(/(["'])(__COMPANION__|\.\/\.\/)\1/, `${quote}$2${quote}`);
    const other = Object.fromEntries(Object.entries(built).map(([path, text]) => [path, requoted(text)]));
    const made = makeLoaderFiles(other, settings, 'https://chat.example/');
    expect(seenIn(chatOf(made))).toEqual(settings);
    expect(seenIn(made.loader.identity)).toContain('https://chat.example/');
  });

  it('may hold anything, and nothing in them ends the script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (scriptUrl) => {
        expect(seenIn(chatOf(makeLoaderFiles(built, { ...settings, scriptUrl })))).toMatchObject({
          scriptUrl,
        });
      }),
      { numRuns: 20 },
    );
    const scriptUrl = '</script>\u2028\u2029';
    const evil = chatOf(makeLoaderFiles(built, { ...settings, scriptUrl }));
    expect(String(evil)).not.toMatch(/<\/script|\u2028|\u2029/);
    expect(JSON.stringify(seenIn(evil))).toContain(JSON.stringify(scriptUrl));
  });
});

describe('a pinned loader', () => {
  it('has the same bytes whatever the settings and the address, and asks for parts that have none', () => {
    const made = [settings, {}, { ...settings, region: 'mypurecloud.de' }].map((each) =>
      makeLoaderFiles(built, each, 'https://chat.example/'),
    );
    for (const { pinned, hashed } of made) {
      expect([...pinned.keys()]).toEqual(['1.1.0/loader.js', '1.0.9/loader.js']);
      for (const [path, file] of pinned) {
        expect(String(file.identity)).toBe(built[path as '1.1.0/loader.js']);
        expect(file.integrity).toBe(files.pinned.get(path)?.integrity);
      }
      expect(seenIn(hashed.get('Dtv_qY/chat.js')?.identity)).toBe('__COMPANION__');
    }
  });

  it('is named in the manifest: the one of this version', () => {
    const { pinned, integrity } = JSON.parse(String(files.manifest.identity));
    expect(pinned).toBe('1.1.0/loader.js');
    expect(integrity).toMatchObject(
      Object.fromEntries([...files.pinned].map(([path, file]) => [path, file.integrity])),
    );
  });
});

describe('a page of another build', () => {
  it('gets what takes it over, with the site’s settings, for every part that it may ask for', () => {
    for (const name of ['chat.js', 'rules.js', 'unread.js', 'de.js', 'de.2.js', 'take-over.js']) {
      expect(seenIn(files.forOtherBuild(name)?.identity)).toEqual(['taken over', settings]);
    }
  });

  it('gets the part itself where its name says that both builds pass the same', () => {
    expect(String(files.forOtherBuild('de.1.js')?.identity)).toBe(built['Dtv_qY/de.1.js']);
  });
});

describe('the companion’s own address', () => {
  it('is in loader.js where it is known, and else that looks beside itself', () => {
    const parts = `loader/${folderOf(files)}/chat.js`;
    expect(seenIn(files.loader.identity)).toEqual(['././', parts]);
    const told = makeLoaderFiles(built, settings, 'https://chat.example/c/');
    expect(seenIn(told.loader.identity)).toEqual(['https://chat.example/c/', parts]);
    expect(seenIn(files.loaderAskedAt('//shop.example/').identity)).toEqual(['//shop.example/', parts]);
  });

  it('ends no text that it stands in, whatever quotes that has', () => {
    // Of all that ends one, this alone is left in an address.
    const { href } = new URL(`https://chat.example/it's\`<${'${'}x}"/`);
    expect(seenIn(files.loaderAskedAt(href).identity)).toEqual([
      'https://chat.example/it%27s%60%3C$%7Bx%7D%22/',
      `loader/${folderOf(files)}/chat.js`,
    ]);
  });

  it('changes no part, nor the name of their folder', () => {
    const told = makeLoaderFiles(built, settings, 'https://chat.example/c/');
    expect([folderOf(told), chatOf(told)]).toEqual([folderOf(files), chatOf(files)]);
    expect(told.loader.hash).not.toBe(files.loader.hash);
  });
});

describe('a loader', () => {
  it('that has not been built is a failure that says what to do', () => {
    expect(() => makeLoaderFiles({}, settings)).toThrow(/Run `npm run build`/);
    expect(() => makeLoaderFiles({ 'Dtv_qY/chat.js': '' }, settings)).toThrow(/Run `npm run build`/);
  });

  it('that a test has made up stays as it is where there is nothing to replace', () => {
    const alone = makeLoaderFiles({ 'loader.js': 'void 0;' }, settings, 'https://chat.example/');
    expect(String(alone.loader.identity)).toBe('void 0;');
    const other = makeLoaderFiles({ 'loader.js': 'void 0;', 'Dtv_qY/chat.js': 'export {};' }, settings);
    expect(String(chatOf(other))).toBe('export {};');
  });
});
