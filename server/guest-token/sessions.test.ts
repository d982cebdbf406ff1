import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../config/read.ts';
import { createMemoryStore } from '../store/memory.ts';
import { DEPLOYMENT_ID, environment, ORIGIN, startCompanion } from '../testing/companion.testing.ts';
import { send } from '../testing/http.testing.ts';
import { createContexts } from './context.ts';
import { mintedIssuer } from './issuers/minted.ts';
import { createResumes } from './resume.ts';
import { createSessions } from './sessions.ts';

const config = readConfig(environment);
const TTL_MS = 3_600_000;

describe('a session that is renewed', () => {
  afterEach(() => vi.useRealTimers());

  it('keeps its guest and, in the first half of its life, its end; later it gets a whole life again', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 0 });
    const sessions = createSessions(config.sites[0], {
      issuer: mintedIssuer,
      resumes: createResumes(config.sessionSecrets),
      contexts: createContexts(config.sessionSecrets),
      store: createMemoryStore(),
      ttlSeconds: TTL_MS / 1000,
    });
    const session = await sessions.start(undefined);
    const { resume } = sessions.present(session, ORIGIN, undefined);

    vi.setSystemTime(TTL_MS / 2 - 1);
    expect(sessions.renew(session)).toBe(session);
    vi.setSystemTime(TTL_MS / 2 + 1);
    const renewed = sessions.renew(session);
    expect(renewed).toEqual({ ...session, expiresAt: TTL_MS / 2 + 1 + TTL_MS });

    vi.setSystemTime(TTL_MS + 1);
    expect(sessions.open(resume, ORIGIN)).toBeUndefined();
    const later = sessions.present(renewed, ORIGIN, undefined).resume;
    expect(sessions.open(later, ORIGIN)).toMatchObject({ token: session.token });
    expect(await sessions.hasEnded(session.guestId)).toBe(false);

    await sessions.end(session);
    expect(await sessions.hasEnded(session.guestId)).toBe(true);
    vi.setSystemTime(renewed.expiresAt - 1);
    expect(await sessions.hasEnded(session.guestId)).toBe(true);
  });

  it('is ended for all of its life, also where SESSION_TTL has been made shorter since', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 0 });
    const parts = {
      issuer: mintedIssuer,
      resumes: createResumes(config.sessionSecrets),
      contexts: createContexts(config.sessionSecrets),
      store: createMemoryStore(),
    };
    const session = await createSessions(config.sites[0], { ...parts, ttlSeconds: 3600 }).start(undefined);
    const shorter = createSessions(config.sites[0], { ...parts, ttlSeconds: 60 });
    await shorter.end(session);
    vi.setSystemTime(session.expiresAt - 1);
    expect(await shorter.hasEnded(session.guestId)).toBe(true);
  });
});

describe('ending a session', () => {
  let companion: Awaited<ReturnType<typeof startCompanion>>;
  beforeAll(async () => {
    companion = await startCompanion();
  });
  afterAll(() => companion.close());
  const end = (
    body: unknown,
    headers: Record<string, string> = { origin: ORIGIN, 'content-type': 'text/plain' },
  ) => send('POST', `${companion.url}/api/guest-token/end`, headers, JSON.stringify(body));
  const session = async (body: object = {}) => (await companion.ask(body)).json();

  it('answers 204 with nothing, and who resumes it later is a new guest', async () => {
    const first = await session();
    const again = await session({ resume: first.resume });
    const { status, headers, body } = await end({ resume: first.resume, deploymentId: DEPLOYMENT_ID });
    expect([status, String(body)]).toEqual([204, '']);
    expect(headers).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'cache-control': 'no-store',
      vary: 'Origin',
      'x-request-id': expect.any(String),
    });
    for (const { resume } of [first, again]) {
      const next = await session({ resume });
      expect(next.guestId).not.toBe(first.guestId);
      expect(next.token).not.toBe(first.token);
    }
  });

  it('can be done again, and leaves all others alone', async () => {
    const [one, other] = [await session(), await session()];
    for (let times = 0; times < 2; times++) expect((await end({ resume: one.resume })).status).toBe(204);
    expect((await session({ resume: other.resume })).guestId).toBe(other.guestId);
  });

  it('of a resume that nobody sealed tells nothing about it: 204', async () => {
    expect((await end({ resume: 'forged' })).status).toBe(204);
  });

  it('holds for a renewal that began before, and waits for the keys of the site', async () => {
    let keysAskedFor = () => {};
    const waiting = new Promise<void>((resolve) => {
      keysAskedFor = resolve;
    });
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256' }] });
    let sendKeys = () => {};
    const site = createServer((_req, res) => {
      sendKeys = () => res.end(keys);
      keysAskedFor();
    }).listen(0, '127.0.0.1');
    await once(site, 'listening');
    const jwks = `http://127.0.0.1:${(site.address() as AddressInfo).port}/jwks.json`;
    const signedIn = await startCompanion({ USER_TOKEN_JWKS: jwks });
    const first = await (await signedIn.ask()).json();
    const userToken = await new SignJWT({ sub: 'ada', aud: DEPLOYMENT_ID })
      .setProtectedHeader({ alg: 'ES256', kid: 'k' })
      .setExpirationTime('10 minutes')
      .sign(privateKey);

    const resumes = createResumes(config.sessionSecrets);
    const place = { origin: ORIGIN, deploymentId: DEPLOYMENT_ID };
    const opened = resumes.open(first.resume, place);
    const ofAda = resumes.seal(
      { ...opened, ...first, expiresAt: Date.now() + 60_000, customerId: 'ada' },
      place,
    );
    const renewal = signedIn.ask({ resume: ofAda, userToken });
    await waiting;
    const headers = { origin: ORIGIN, 'content-type': 'text/plain' };
    const ended = await send(
      'POST',
      `${signedIn.url}/api/guest-token/end`,
      headers,
      JSON.stringify({ resume: ofAda }),
    );
    expect(ended.status).toBe(204);
    sendKeys();
    const renewed = await (await renewal).json();
    expect(renewed.guestId).toEqual(expect.any(String));
    expect(renewed.guestId).not.toBe(first.guestId);
    await signedIn.close();
    site.close();
  });

  it('of all at once is a new session secret without the old one', async () => {
    const first = await session();
    const after = await startCompanion({ SESSION_SECRETS: 'a secret that nobody has sealed with before' });
    const next = await (await after.ask({ resume: first.resume })).json();
    expect(next.guestId).not.toBe(first.guestId);
    const asked = JSON.stringify({ context: first.context });
    const verified = await send(
      'POST',
      `${after.url}/api/verify-context`,
      { 'content-type': 'application/json' },
      asked,
    );
    expect(verified.status).toBe(401);
    await after.close();
  });

  it('is held to the same rules as making one', async () => {
    const { resume } = await session();
    const code = async (...request: Parameters<typeof end>) => {
      const { status, body } = await end(...request);
      return [status, JSON.parse(String(body)).code];
    };
    expect(await code({})).toEqual([400, 'invalid-request']);
    expect(await code({ resume, more: 1 })).toEqual([400, 'invalid-request']);
    expect(await code({ resume, deploymentId: 'other' })).toEqual([404, 'unknown-deployment']);
    expect(await code({ resume }, { origin: 'https://evil.example' })).toEqual([403, 'origin-not-allowed']);
    expect(await code({ resume }, { origin: ORIGIN, 'sec-fetch-mode': 'no-cors' })).toEqual([
      403,
      'origin-not-allowed',
    ]);
    const { status, headers } = await send('GET', `${companion.url}/api/guest-token/end`, { origin: ORIGIN });
    expect([status, headers.allow]).toEqual([405, 'POST, OPTIONS']);
    expect((await send('OPTIONS', `${companion.url}/api/guest-token/end`, { origin: ORIGIN })).status).toBe(
      204,
    );
    expect((await companion.ask({ resume })).status).toBe(200);
  });
});
