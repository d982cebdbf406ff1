import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { exportJWK, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { describeKeys, MAX_KEYS, readKeySet, whyNoneFits } from './key-set.ts';

async function publicKey(alg: string, more: object = {}) {
  return { ...(await exportJWK((await generateKeyPair(alg)).publicKey)), ...more };
}

async function read(...keys: unknown[]) {
  const set = await readKeySet({ keys });
  if (set === undefined) throw new Error('That is no set of keys.');
  return set;
}

describe('a published set of keys', () => {
  it('is read or refused, whatever comes, and what it calls usable can be chosen', async () => {
    const good = [await publicKey('ES256'), await publicKey('RS256'), await publicKey('EdDSA')];
    const key = fc
      .record(
        {
          kty: fc.constantFrom('RSA', 'EC', 'OKP', 'oct'),
          crv: fc.constantFrom('P-256', 'Ed25519', 'P-384'),
          kid: fc.jsonValue(),
          use: fc.constantFrom('sig', 'enc'),
          alg: fc.constantFrom('RS256', 'ES256', 'EdDSA', 'none'),
          key_ops: fc.jsonValue(),
          n: fc.base64String(),
          e: fc.base64String(),
          x: fc.base64String(),
          y: fc.base64String(),
          d: fc.base64String(),
        },
        { requiredKeys: [] },
      )
      .chain((made) => fc.constantFrom(...good, {}).map((from) => ({ ...from, ...made })));
    const published = fc.oneof(
      fc.jsonValue(),
      fc.record({ keys: fc.array(fc.oneof(fc.constantFrom(...good), key, fc.jsonValue())) }),
    );
    await fc.assert(
      fc.asyncProperty(published, async (text) => {
        const set = await readKeySet(text);
        for (const { kid, algorithm } of set?.usable ?? []) {
          const header = { alg: algorithm, ...(typeof kid === 'string' ? { kid } : {}) };
          const found = set?.choose(header, { payload: '', signature: '' });
          await found?.then(
            (chosen) => expect(chosen?.type).toBe('public'),
            (error) => expect(error.code).toBe('ERR_JWKS_MULTIPLE_MATCHING_KEYS'),
          );
        }
        if (set) describeKeys(set.unusable);
      }),
    );
  });

  it('has those keys that can be used, and says of the others why they cannot', async () => {
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'jwk' });
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const set = await read(
      await publicKey('ES256', { kid: 'good' }),
      { ...short, kid: 'short' },
      { ...(await exportJWK(privateKey)), kid: 'private' },
      await publicKey('ES384', { kid: 'other' }),
      await publicKey('ES256', { kid: 'enc', use: 'enc' }),
      { kty: 'EC', crv: 'P-256', x: 'a', y: 'b' },
      null,
    );
    expect(set.usable).toEqual([{ kid: 'good', algorithm: 'ES256' }]);
    expect(set.unusable.map((key) => describeKeys([key]))).toEqual([
      'key "short" is an RSA key of 1024 bits: it needs 2048 at least',
      'key "private" is a private key: take it out, and make another',
      expect.stringMatching(/^key "other" is for something else/),
      expect.stringMatching(/^key "enc" is for something else/),
      'a key without kid is no good key for ES256',
      'a key without kid is no JSON object',
    ]);
  });

  it.each([null, [], {}, { keys: {} }, 'keys', { keys: Array(MAX_KEYS + 1).fill({}) }])(
    'is not this: %j',
    async (published) => expect(await readKeySet(published)).toBeUndefined(),
  );

  it('says why a token finds no key in it, and shows nothing that a visitor could have written', async () => {
    const set = await read(await publicKey('ES256', { kid: 'a' }), { kty: 'EC', kid: 'b' });
    expect(whyNoneFits(set, { alg: 'ES256', kid: 'b' })).toContain(
      'cannot be used: key "b" is for something',
    );
    expect(whyNoneFits(set, { alg: 'RS256', kid: 'a' })).toContain('names is for ES256');
    const unknown = whyNoneFits(set, { alg: 'ES256', kid: '☠' });
    expect(unknown).toContain('not among the 1 published');
    expect(unknown).not.toContain('☠');
  });

  it('is told of in a few words, however many of its keys are of no use', async () => {
    const set = await read(...Array(MAX_KEYS).fill({ kid: 'x'.repeat(500) }));
    expect(describeKeys(set.unusable)).toMatch(/; and 97 more$/);
    expect(describeKeys(set.unusable).length).toBeLessThan(500);
  });
});
