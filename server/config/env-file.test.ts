import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFolder } from '../testing/folder.testing.ts';
import { ConfigError } from './config.ts';
import { envText, loadEnvFile } from './env-file.ts';

function folderWith(text: string): string {
  const { folder, remove } = createFolder({ '.env': text });
  onTestFinished(remove);
  return folder;
}

function read(text: string, env: Record<string, string | undefined> = {}) {
  loadEnvFile(env, folderWith(text));
  return env;
}

describe('a .env beside the companion', () => {
  it('is read, with comments, quotes and values of several lines', () => {
    const text =
      '\uFEFF# the shop\nPORT=4000\n\nexport HOST="127.0.0.1"\r\nA=\'b # c\' # d\nKEY="one\n\ntwo"\nEND=';
    expect(read(text)).toEqual({ PORT: '4000', HOST: '127.0.0.1', A: 'b # c', KEY: 'one\n\ntwo', END: '' });
  });

  it('is told by its path, and by nothing where there is none', () => {
    const folder = folderWith('PORT=1');
    expect(loadEnvFile({}, folder)).toBe(join(folder, '.env'));
    expect(loadEnvFile({}, join(folder, 'elsewhere'))).toBeUndefined();
  });

  it('gives way to variables that are set, in either form, and not to empty ones', () => {
    const text = 'PORT=4000\nHOST=localhost\nREDIS_URL=redis://here\nMETRICS_TOKEN_FILE=/a/file';
    const set = { PORT: '5000', HOST: ' ', REDIS_URL_FILE: '/run/redis', METRICS_TOKEN: 'a token' };
    expect(read(text, { ...set })).toEqual({ ...set, HOST: 'localhost' });
  });

  it.each([
    ['a line without =', 'PORT=1\nGENESYS_REGION euw1\n', 2],
    ['a name with a blank', 'THE PORT=1\n', 1],
    ['quotes that do not close', 'PORT=1\n\nSESSION_SECRETS="the-secret\nHOST=x\n', 3],
    ['no name', '=the-secret\n', 1],
    ['something else after a value of several lines', 'KEY="one\ntwo"\nthe-secret\n', 3],
  ])('is refused for %s, by its line and without what stands there', (_what, text, line) => {
    const folder = folderWith(text);
    const reading = () => loadEnvFile({}, folder);
    expect(reading).toThrow(ConfigError);
    expect(reading).toThrow(`${join(folder, '.env')}: line ${line} is not NAME=value`);
    expect(reading).not.toThrow('the-secret');
  });

  it('that cannot be read is refused, and the words say why', () => {
    const folder = folderWith('');
    mkdirSync(join(folder, 'sub/.env'), { recursive: true });
    expect(() => loadEnvFile({}, join(folder, 'sub'))).toThrow('cannot be read (EISDIR)');
  });

  it('never ends in another error, whatever it holds', () => {
    const folder = folderWith('');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'AB=\'"`#\\\n\r \tn') }), (text) => {
        writeFileSync(join(folder, '.env'), text);
        try {
          loadEnvFile({}, folder);
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError);
        }
      }),
    );
  });

  it('gives back what was written into it, or refuses to be written', () => {
    const folder = folderWith('');
    const values = fc.string({ unit: fc.constantFrom(...'aZ9=\'"`#$\\n &%{}') }).map((text) => text.trim());
    fc.assert(
      fc.property(values, values, (first, second) => {
        let text: string;
        try {
          text = envText({ FIRST: first, SECOND: second });
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError);
          return;
        }
        writeFileSync(join(folder, '.env'), text);
        const env: Record<string, string> = {};
        loadEnvFile(env, folder);
        expect(env).toEqual({ FIRST: first, SECOND: second });
      }),
    );
  });
});
