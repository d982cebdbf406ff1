import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GuestSession, readGuestSession } from './wire.ts';

const session: GuestSession = {
  guestId: 'guest-1',
  token: 'the-token',
  expiresAt: '2026-11-26T13:00:00.000Z',
  resume: 'sealed',
  context: 'a.b.c',
  deploymentId: '0c3f9d8e-1111-4222-8333-444455556666',
  region: 'mypurecloud.ie',
  environment: 'prod-euw1',
  scriptUrl: 'https://apps.mypurecloud.ie/genesys-bootstrap/genesys.min.js',
  signIn: 'openid',
};

describe('a guest session on the wire', () => {
  it('is read as it was sent', () => {
    expect(readGuestSession(JSON.parse(JSON.stringify(session)))).toEqual(session);
  });

  it('may lack what a back end in another language does not make', () => {
    const { guestId, token, expiresAt } = session;
    expect(readGuestSession({ guestId, token, expiresAt })).toEqual({
      ...Object.fromEntries(Object.keys(session).map((name) => [name, ''])),
      guestId,
      token,
      expiresAt,
    });
  });

  it.each(['guestId', 'token', 'expiresAt'])('is none without %s', (name) => {
    expect(readGuestSession({ ...session, [name]: undefined })).toBeUndefined();
    expect(readGuestSession({ ...session, [name]: '' })).toBeUndefined();
    expect(readGuestSession({ ...session, [name]: 7 })).toBeUndefined();
  });

  it('is none where its end is no time', () => {
    expect(readGuestSession({ ...session, expiresAt: 'soon' })).toBeUndefined();
  });

  it('has no member that only the prototype of all objects has', () => {
    const polluted = Object.create({ ...session, scriptUrl: 'https://evil.test/x.js' }) as object;
    expect(readGuestSession(polluted)).toBeUndefined();
    const own = Object.assign(Object.create({ scriptUrl: 'https://evil.test/x.js' }), {
      ...session,
    }) as Partial<GuestSession>;
    Reflect.deleteProperty(own, 'scriptUrl');
    expect(readGuestSession(own)?.scriptUrl).toBe('');
  });

  it('is a session or nothing, whatever the answer is', () => {
    const members = Object.keys(session);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.dictionary(fc.constantFrom(...members), fc.oneof(fc.string(), fc.anything())),
        ),
        (answer) => {
          const read = readGuestSession(answer);
          if (read === undefined) return;
          expect(Object.keys(read).sort()).toEqual([...members].sort());
          expect(Object.values(read).every((value) => typeof value === 'string')).toBe(true);
          expect(Date.parse(read.expiresAt)).toBeGreaterThan(0);
        },
      ),
    );
  });
});
