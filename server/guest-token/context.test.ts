import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { deriveKeys } from '../crypto/keys.ts';
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

  it('fits into the 2048 bytes that Genesys allows for customer attributes', async () => {
    const signed = await contexts.sign({
      ...claims(),
      guestId: 'g'.repeat(256),
      deploymentId: 'd'.repeat(36),
    });
    expect(signed.length).toBeLessThan(1024);
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
});
