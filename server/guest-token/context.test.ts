import { Hmac } from 'node:crypto';
import fc from 'fast-check';
import { decodeProtectedHeader, SignJWT } from 'jose';
import { describe, expect, it, vi } from 'vitest';
import { deriveKeys } from '../crypto/keys.ts';
import { guestIdText } from '../genesys/guest-id.ts';
import { createContexts } from './context.ts';

const NEW = 'the newest session secret, long enough';
const OLD = 'the session secret of last month, long';
const soon = () => Date.now() + 60_000;
const claims = () => ({ guestId: 'guest', deploymentId: 'd-1', expiresAt: soon() });

const contexts = createContexts([NEW, OLD]);

describe('a context', () => {
  it('says who and where, to whoever asks the companion', async () => {
    const signed = await contexts.sign(claims());
    expect(await contexts.verify(signed, ['d-0', 'd-1'])).toMatchObject({ sub: 'guest', aud: 'd-1' });
  });

  it('has 1200 bytes at most, of any secret, with the longest id of a guest and all that a user token may say', () => {
    // Two marks round 64 bytes, as JSON; and 640 of claims, `sub` being named customerId here.
    const guestId = 'g'.repeat(64);
    expect(guestIdText.safeParse(guestId).success).toBe(true);
    expect(guestIdText.safeParse(`${guestId}g`).success).toBe(false);
    const rest = { name: 'n'.repeat(100), email: 'e'.repeat(211), phone: 'p'.repeat(32) };
    const visitor = { customerId: 'c'.repeat(255), ...rest };
    expect(JSON.stringify({ sub: visitor.customerId, ...rest })).toHaveLength(640);
    fc.assert(
      fc.property(fc.string({ minLength: 32 }), (secret) => {
        const signed = createContexts([secret]).sign({
          guestId,
          deploymentId: 'd'.repeat(36),
          expiresAt: soon(),
          visitor,
        });
        expect(signed.length).toBeLessThanOrEqual(1200);
      }),
    );
  });

  it('says itself who, where and until when: no claim of a user token takes their place', async () => {
    const forged = { sub: 'another guest', aud: 'd-2', iat: 1, exp: 9_999_999_999, customerId: 'customer-7' };
    const signed = contexts.sign({ ...claims(), visitor: forged });
    const verified = await contexts.verify(signed, ['d-1']);
    expect(verified).toMatchObject({ sub: 'guest', aud: 'd-1', customerId: 'customer-7' });
    expect(verified?.exp).toBeLessThan(Date.now() / 1000 + 61);
    expect(verified?.iat).toBeGreaterThan(1);
  });

  it('is verified by every secret that is known', async () => {
    const byOld = await createContexts([OLD]).sign(claims());
    expect(await contexts.verify(byOld, ['d-1'])).toBeDefined();
    expect(await createContexts([NEW]).verify(byOld, ['d-1'])).toBeUndefined();
  });

  it('is refused for another deployment, after its end, unsigned, or signed with a key for something else', async () => {
    const [key] = deriveKeys([NEW], 'context');
    const [resumeKey] = deriveKeys([NEW], 'resume');
    const unending = new SignJWT({ sub: 'guest', aud: 'd-1' }).setProtectedHeader({ alg: 'HS256' });
    const ending = () =>
      new SignJWT({ sub: 'guest', aud: 'd-1', exp: Math.floor(soon() / 1000) }).setProtectedHeader({
        alg: 'HS256',
      });
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"guest","aud":"d-1"}').toString('base64url')}.`;

    expect(await contexts.verify(await ending().sign(key), ['d-1'])).toBeDefined();
    expect(await contexts.verify(await ending().sign(key), ['d-2'])).toBeUndefined();
    expect(await contexts.verify(await unending.sign(key), ['d-1'])).toBeUndefined();
    expect(await contexts.verify(await ending().sign(resumeKey), ['d-1'])).toBeUndefined();
    expect(await contexts.verify(unsigned, ['d-1'])).toBeUndefined();
    const over = await contexts.sign({ ...claims(), expiresAt: Date.now() - 5_000 });
    expect(await contexts.verify(over, ['d-1'])).toBeUndefined();
  });

  it('names its key, so that a forged one is tried with that key alone, and says nothing of it', async () => {
    const secrets = [NEW, OLD, OLD.toUpperCase(), NEW.toUpperCase()] as const;
    const [, , , last] = secrets;
    const signed = createContexts([last]).sign(claims());
    const { kid } = decodeProtectedHeader(signed);
    expect(kid).toMatch(/^[\w-]{8}$/);
    expect(await createContexts(secrets).verify(signed, ['d-1'])).toBeDefined();
    const [, payload, signature] = signed.split('.');
    const otherwiseNamed = encode({ alg: 'HS256', kid: 'another', typ: 'JWT' });
    const tried = vi.spyOn(Hmac.prototype, 'update');
    expect(await createContexts(secrets).verify(`${otherwiseNamed}.${payload}.${signature}`, ['d-1'])).toBe(
      undefined,
    );
    expect(tried).not.toHaveBeenCalled();
    expect(await createContexts(secrets).verify(`${encode({ kid })}.${payload}.x`, ['d-1'])).toBeUndefined();
    expect(tried).toHaveBeenCalledTimes(1);
    tried.mockRestore();
  });

  it('of a build that named no key is verified all the same', async () => {
    const [key] = deriveKeys([OLD], 'context');
    const nameless = new SignJWT({ sub: 'guest', aud: 'd-1', exp: Math.floor(soon() / 1000) });
    const signed = await nameless.setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(key);
    expect(await contexts.verify(signed, ['d-1'])).toMatchObject({ sub: 'guest' });
  });

  it('is nothing else, whatever somebody sends', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.tuple(fc.json(), fc.json(), fc.string()).map(([header, payload, signature]) =>
            [header, payload]
              .map((text) => Buffer.from(text).toString('base64url'))
              .concat(signature)
              .join('.'),
          ),
        ),
        async (text) => {
          expect(await contexts.verify(text, ['d-1'])).toBeUndefined();
        },
      ),
    );
  });
});

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
