import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { createFolder } from '../testing/folder.testing.ts';
import { readConfig } from './read.ts';
import { least, refusalOf } from './refusal.testing.ts';

const NAMES = ['SESSION_SECRETS', 'USER_TOKEN_SECRET', 'METRICS_TOKEN'] as const;
const SECRET = 'a secret that was made by nobody'.replaceAll(' ', '-');
const client = { GENESYS_CLIENT_ID: 'an-id', GENESYS_CLIENT_SECRET: 'the-secret-of-the-client-in-genesys' };

describe.each(NAMES)('a secret in %s', (name) => {
  it.each([
    'a'.repeat(32),
    'ab'.repeat(20),
    'changeme'.repeat(4),
    `${'12345678'.repeat(4)}123`,
    'abcdefg-abcdefg-abcdefg-abcdefg-',
    'aabbccddeeffgaabbbcccdddeeefffgg',
  ])('that is easy to guess is refused: %s', (secret) => {
    const message = refusalOf({ ...least, [name]: secret });
    expect(message).toMatch(new RegExp(` {2}${name}: (1 of 1 )?is easy to guess.*openssl rand -hex 32`));
    expect(message).not.toContain(secret);
  });

  it('that repeats a short piece is refused, however long it is and whatever it ends with', () => {
    const piece = fc.stringMatching(/^[!-+\--~]{1,8}$/);
    fc.assert(
      fc.property(piece, fc.integer({ min: 32, max: 200 }), (piece, length) => {
        const secret = piece.repeat(length).slice(0, length);
        expect(refusalOf({ ...least, [name]: secret })).toContain(`${name}: `);
      }),
    );
  });

  it('that openssl makes is taken', () => {
    for (let run = 0; run < 200; run++) {
      const secret = randomBytes(32).toString('hex');
      expect(() => readConfig({ ...least, [name]: secret })).not.toThrow();
    }
  });
});

it('says of a list how many are easy to guess, once', () => {
  const SESSION_SECRETS = `${SECRET},${'a'.repeat(32)},${'b'.repeat(32)}`;
  const message = refusalOf({ ...least, SESSION_SECRETS });
  expect(message.match(/SESSION_SECRETS: /g)).toHaveLength(1);
  expect(message).toContain('2 of 3 is easy to guess');
});

describe('one secret for two uses', () => {
  const users = [...NAMES, 'GENESYS_CLIENT_SECRET'] as const;
  const pairs = users.flatMap((one, index) => users.slice(index + 1).map((other) => [one, other] as const));

  it.each(pairs)('is refused, with both variables named: %s and %s', (one, other) => {
    const message = refusalOf({ ...least, ...client, [one]: SECRET, [other]: SECRET });
    const line = message.split('\n').find((line) => line.includes('holds a secret')) ?? '';
    expect(line).toContain(one);
    expect(line).toContain(other);
    expect(message).not.toContain(SECRET);
  });

  it('is found among the older ones of a list, and in files', () => {
    const { folder, remove } = createFolder({ sessions: `${SECRET}2,${SECRET}\n`, metrics: `${SECRET}\n` });
    onTestFinished(remove);
    const message = refusalOf({
      ...least,
      SESSION_SECRETS_FILE: join(folder, 'sessions'),
      METRICS_TOKEN_FILE: join(folder, 'metrics'),
    });
    expect(message).toContain('  METRICS_TOKEN: holds a secret that SESSION_SECRETS holds too');
    expect(message).not.toContain(SECRET);
  });

  describe('of sites', () => {
    const { folder, remove } = createFolder({ client: SECRET });
    afterAll(remove);
    const fileOf = (...sites: object[]) => {
      const file = join(folder, 'sites.json');
      const named = sites.map((site, index) => ({ ...least, GENESYS_DEPLOYMENT_ID: idOf(index), ...site }));
      writeFileSync(file, JSON.stringify(named));
      return file;
    };
    const idOf = (index: number) => `0c3f9d8e-1111-4222-8333-44445555000${index}`;

    it('is refused for the site that has it, also where it comes from a file', () => {
      const GENESYS_CLIENT_SECRET_FILE = join(folder, 'client');
      const SITES_FILE = fileOf(
        { USER_TOKEN_SECRET: `${SECRET}2` },
        { GENESYS_CLIENT_ID: 'an-id', GENESYS_CLIENT_SECRET_FILE },
      );
      const message = refusalOf({ SITES_FILE, SESSION_SECRETS: SECRET });
      expect(message).toContain(
        '  SITES_FILE, site 2, GENESYS_CLIENT_SECRET: holds a secret that SESSION_SECRETS',
      );
      expect(message).not.toContain('site 1');
      expect(message).not.toContain(SECRET);
    });

    it('is one use where several share what checks their user tokens, or their client', () => {
      const site = { ...client, USER_TOKEN_SECRET: SECRET };
      expect(readConfig({ SITES_FILE: fileOf(site, site) }).sites).toHaveLength(2);
    });
  });
});
