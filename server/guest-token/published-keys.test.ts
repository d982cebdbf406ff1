import { type CryptoKey, exportJWK, generateKeyPair } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../http/problems.ts';
import { NoKeys } from './fetch-keys.ts';
import { type KeySet, readKeySet } from './key-set.ts';
import { createPublishedKeys } from './published-keys.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

let publicKey: CryptoKey;
beforeAll(async () => {
  ({ publicKey } = await generateKeyPair('ES256'));
});

/** A site that publishes keys with these ids, or none at all; `random` is what the jitter is made of. */
function scene({ kids, random = 0 }: { kids: string[] | undefined; random?: number }) {
  const site = { kids, now: 0, fetches: 0, answering: Promise.resolve() };
  const publish = async (): Promise<KeySet> => {
    site.fetches++;
    await site.answering;
    if (site.kids === undefined) throw new NoKeys('No keys come: it answered 500.', 'Mend it.');
    const jwk = await exportJWK(publicKey);
    const set = await readKeySet({ keys: site.kids.map((kid) => ({ ...jwk, kid })) });
    if (set === undefined) throw new Error('That is no set of keys.');
    return set;
  };
  const findKey = createPublishedKeys('https://keys.example/', {
    fetchKeys: publish,
    now: () => site.now,
    random: () => random,
  });
  /** What becomes of a token that names this key: `ok`, or the code of the problem. */
  const fare = (kid: string) =>
    problemWith(kid).then(
      ({ code }) => code,
      () => 'ok',
    );
  const problemWith = async (kid: string): Promise<Problem> => {
    try {
      await findKey({ alg: 'ES256', kid }, { payload: '', signature: '' });
    } catch (error) {
      return error as Problem;
    }
    throw new Error('It was found.');
  };
  return { site, fare, problemWith };
}

describe('published keys', () => {
  it('are fetched once, however many ask at the same time, and kept', async () => {
    const { site, fare } = scene({ kids: ['a'] });
    const fared = await Promise.all(Array.from({ length: 150 }, () => fare('a')));
    expect(new Set(fared)).toEqual(new Set(['ok']));
    site.now = 9 * MINUTE;
    expect(await fare('a')).toBe('ok');
    expect(site.fetches).toBe(1);
  });

  it('are fetched again after ten minutes: a key that was withdrawn is taken no longer', async () => {
    const { site, fare } = scene({ kids: ['a'] });
    await fare('a');
    site.kids = ['b'];
    site.now = 10 * MINUTE;
    expect([await fare('a'), await fare('b')]).toEqual(['invalid-user-token', 'ok']);
    expect(site.fetches).toBe(2);
  });

  it('are fetched again for a token that names another, at most once in 30 s, however many are forged', async () => {
    const { site, fare } = scene({ kids: ['a'] });
    await fare('a');
    site.kids = ['a', 'b'];
    site.now = 29 * SECOND;
    for (let time = 0; time < 20; time++) expect(await fare(`forged-${time}`)).toBe('invalid-user-token');
    expect(site.fetches).toBe(1);
    site.now = 30 * SECOND;
    const fared = await Promise.all([fare('b'), fare('forged'), fare('a')]);
    expect(fared).toEqual(['ok', 'invalid-user-token', 'ok']);
    expect(site.fetches).toBe(2);
  });

  it('that are known go on being used while the site fails, for a day', async () => {
    const { site, fare } = scene({ kids: ['a'] });
    await fare('a');
    site.kids = undefined;
    site.now = DAY - 1;
    expect(await fare('a')).toBe('ok');
    site.now = DAY + MINUTE;
    expect(await fare('a')).toBe('user-token-keys-unavailable');
  });

  it('that are known keep nobody waiting while the site hangs', async () => {
    const { site, fare } = scene({ kids: ['a'] });
    await fare('a');
    site.answering = new Promise(() => {});
    site.now = MINUTE;
    void fare('new');
    expect(await fare('a')).toBe('ok');
  });

  it('that may be new are no fault of the token’s while the site fails', async () => {
    const { site, fare, problemWith } = scene({ kids: ['a'] });
    await fare('a');
    site.kids = undefined;
    site.now = MINUTE;
    const { code, retryAfterSeconds } = await problemWith('b');
    expect([code, retryAfterSeconds]).toEqual(['user-token-keys-unavailable', 30]);
    for (let time = 0; time < 20; time++) await fare('b');
    expect(site.fetches).toBe(2);
    site.kids = ['b'];
    site.now = MINUTE + 30 * SECOND;
    expect(await fare('b')).toBe('ok');
  });

  it('that do not come are asked for ever less often, and everybody hears at once when to come again', async () => {
    const { site, problemWith } = scene({ kids: undefined });
    const pauses: unknown[] = [];
    for (let round = 1; round <= 8; round++) {
      const problems = await Promise.all(Array.from({ length: 150 }, () => problemWith('a')));
      expect(site.fetches).toBe(round);
      const pause = Number(problems[0]?.retryAfterSeconds);
      pauses.push(pause);
      site.now += (pause / 2) * SECOND;
      const { code, retryAfterSeconds, remedy } = await problemWith('a');
      expect([code, retryAfterSeconds]).toEqual(['user-token-keys-unavailable', pause / 2]);
      expect(remedy).toContain('USER_TOKEN_JWKS: No keys come: it answered 500. Mend it.');
      site.now += (pause / 2) * SECOND;
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('that did not come are asked for by other machines at other moments', async () => {
    const { problemWith } = scene({ kids: undefined, random: 0.5 });
    expect((await problemWith('a')).retryAfterSeconds).toBe(0.875);
  });

  it('that come again are asked for as if nothing had been', async () => {
    const { site, fare, problemWith } = scene({ kids: undefined });
    for (const seconds of [0, 1, 3]) {
      site.now = seconds * SECOND;
      await fare('a');
    }
    site.kids = ['a'];
    site.now = 7 * SECOND;
    expect(await fare('a')).toBe('ok');
    site.kids = undefined;
    site.now += DAY;
    expect((await problemWith('a')).retryAfterSeconds).toBe(1);
  });
});
