import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createFolder } from '../testing/folder.testing.ts';
import { configHelp } from './help.ts';
import { least, refusalOf } from './refusal.testing.ts';
import { siteVariables } from './site-variables.ts';

describe('a password in a value that is wrong', () => {
  const before = fc.constantFrom(
    ...['', ' ', '\n', 'https://', ' https://', 'http:/', 'https:', 'htp://', 'ht tp://', '//', '/', '*,'],
    ...['https://*.', 'https://a.example, https://', '10.0.0.0/8,https://'],
  );
  const host = fc.constantFrom(
    ...['gateway', '', '*', ' gateway\n', 'gateway:99999', 'gateway/path?a=b#c', 'user@gateway', '[::1'],
    'gateway,https://b.example/',
  );
  const password = fc
    .tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }))
    .map(([start, end]) => `${start}hunter2${end}`);
  const value = fc
    .tuple(before, fc.string(), password, fc.constantFrom('@', '%40'), host)
    .map(([before, user, password, at, host]) => `${before}${user}:${password}${at}${host}`);

  const folder = createFolder({});
  const sites = join(folder.folder, 'sites.json');
  afterAll(folder.remove);

  it('never reaches the words, whatever else is wrong and wherever it stands', () => {
    const names = [...Object.keys(configHelp), 'HTTPS_PROXY', 'REDIS_URL_FILE', 'SESSION_SECRETS_FILE'];
    fc.assert(
      fc.property(fc.constantFrom(...names), value, (name, value) => {
        const message = refusalOf({ ...least, PORT: 'x', [name]: value });
        expect(message).not.toContain('hunter2');
      }),
      { numRuns: 1_000 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(siteVariables)), value, (name, value) => {
        writeFileSync(sites, JSON.stringify([{ ...least, [name]: value }]));
        expect(refusalOf({ PORT: 'x', SITES_FILE: sites })).not.toContain('hunter2');
      }),
    );
  });

  it.each([
    ['https://user:secret@gateway', '"https://…@gateway"'],
    ['user:secret@gateway', '"…@gateway"'],
    ['http:/user:secret@gateway', '"http:/…@gateway"'],
    [' https://us\ner:secret@gateway ', '"https://…@gateway "'],
  ])('leaves of GENESYS_GATEWAY=%j what the operator knows it by', (GENESYS_GATEWAY, words) => {
    expect(refusalOf({ ...least, GENESYS_GATEWAY })).toContain(`  GENESYS_GATEWAY: ${words} is no gateway`);
  });

  it('is hidden, and a long value cut, so that the words stay readable', () => {
    const LOG_LEVEL = `user:${'secret'.repeat(1_000)}@${'loud'.repeat(1_000)}`;
    expect(refusalOf({ ...least, LOG_LEVEL })).toMatch(
      / {2}LOG_LEVEL: "…@(loud){20,40}l?o?u?…" is no log level/,
    );
  });

  it('that is written where the path of its file belongs is not shown either', () => {
    const secret = 'the secret itself in the place of a path';
    for (const name of ['SESSION_SECRETS_FILE', 'GENESYS_CLIENT_SECRET_FILE', 'SITES_FILE']) {
      const message = refusalOf({ ...least, [name]: secret });
      expect(message).toContain(`  ${name}: names a file that cannot be read (ENOENT)`);
      expect(message).not.toContain(secret);
    }
  });
});
