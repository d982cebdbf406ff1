import { decodeJwt, SignJWT } from 'jose';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createCompanion } from '../app.ts';
import type { Config } from '../config/config.ts';
import { readConfig } from '../config/read.ts';
import { CLIENT, GUEST, startFakeGenesys } from '../genesys/genesys.testing.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { Store } from '../store/store.ts';
import {
  builtLoader,
  createMemoryLog,
  DEPLOYMENT_ID,
  environment,
  ORIGIN,
} from '../testing/companion.testing.ts';

const SECRET = 'the secret that the back end of the shop signs with';
const NEW_SESSION_SECRET = 'the session secret that comes after the other';
const OTHER_SITE = {
  deploymentId: '22222222-2222-4222-8222-222222222222',
  origin: 'https://www.bank.example',
};

/** One machine; with `store`, one of several. */
function machine(config: Config, store: Store = createMemoryStore()) {
  const { answer } = createCompanion(config, { log: createMemoryLog().log, builtLoader, store });
  const send = async (path: string, body: object, origin = ORIGIN) => {
    const answered = await answer({
      method: 'POST',
      path,
      query: '',
      headers: { origin, 'content-type': 'application/json' },
      address: '127.0.0.1',
      addressParts: () => ({ scheme: 'http', host: undefined, mount: '', path: '/' }),
      readBody: async () => ({ parsed: body }),
      hasLeft: () => false,
    });
    return answered.status === 204 ? {} : JSON.parse(String(answered.body));
  };
  return {
    start: (body: object = {}, origin?: string) => send('/api/guest-token', body, origin),
    logOut: (session: { resume: string }, origin?: string) =>
      send('/api/guest-token/end', { resume: session.resume }, origin),
    verify: (session: { context: string }, deploymentId?: string) =>
      send('/api/verify-context', { context: session.context, deploymentId }),
  };
}

const config = (env: object = {}) => readConfig({ ...environment, USER_TOKEN_SECRET: SECRET, ...env });

function sign(deploymentId = DEPLOYMENT_ID): Promise<string> {
  return new SignJWT({ sub: 'customer-7', aud: deploymentId, name: 'Ada' })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('10 minutes')
    .sign(new TextEncoder().encode(SECRET));
}

describe('verify-context, of a guest who has taken leave,', () => {
  afterEach(() => vi.useRealTimers());

  it('says so with all that the context says, and of one who has not, that too', async () => {
    const { start, logOut, verify } = machine(config());
    const session = await start({ userToken: await sign() });
    const claims = decodeJwt(session.context);
    expect(claims).toMatchObject({ sub: session.guestId, customerId: 'customer-7', name: 'Ada' });
    expect(await verify(session)).toEqual({ ...claims, ended: false });
    await logOut(session);
    expect(await verify(session)).toEqual({ ...claims, ended: true });
  });

  it('says so for the context of before a renewal and for that of after it, whichever session was ended', async () => {
    for (const which of ['first', 'renewed'] as const) {
      vi.useFakeTimers({ toFake: ['Date'] });
      const { start, logOut, verify } = machine(config());
      const first = await start();
      vi.advanceTimersByTime(3_000_000);
      const renewed = await start({ resume: first.resume });
      expect(renewed.guestId).toBe(first.guestId);
      expect(Date.parse(renewed.expiresAt)).toBeGreaterThan(Date.parse(first.expiresAt));
      await logOut({ first, renewed }[which]);
      for (const session of [first, renewed]) expect(await verify(session)).toMatchObject({ ended: true });
      // The longest that a context of this guest is good for.
      vi.setSystemTime(Date.parse(renewed.expiresAt) - 1_000);
      expect(await verify(renewed)).toMatchObject({ ended: true });
      vi.useRealTimers();
    }
  });

  it('says so on every machine that shares the state', async () => {
    const store = createMemoryStore();
    const [one, other] = [machine(config(), store), machine(config(), store)];
    const session = await one.start();
    expect(await other.verify(session)).toMatchObject({ ended: false });
    await other.logOut(session);
    expect(await one.verify(session)).toMatchObject({ sub: session.guestId, ended: true });
  });

  it('says so for a context that an older secret has signed', async () => {
    const store = createMemoryStore();
    const session = await machine(config(), store).start();
    const secrets = `${NEW_SESSION_SECRET},${environment.SESSION_SECRETS}`;
    const after = machine(config({ SESSION_SECRETS: secrets }), store);
    expect(await after.verify(session)).toMatchObject({ ended: false });
    await after.logOut(session);
    expect(await after.verify(session)).toMatchObject({ sub: session.guestId, ended: true });
  });

  it('says so for the site whose guest it was, and not for one of the same id at another site', async () => {
    const genesys = await startFakeGenesys();
    const ofPlatform = {
      GENESYS_GATEWAY: genesys.url,
      GENESYS_CLIENT_ID: CLIENT.clientId,
      GENESYS_CLIENT_SECRET: CLIENT.clientSecret,
    };
    const { deploymentId, origin } = OTHER_SITE;
    const other = config({
      ...ofPlatform,
      GENESYS_DEPLOYMENT_ID: deploymentId,
      ALLOWED_ORIGINS: origin,
    });
    const both = config(ofPlatform);
    const { start, logOut, verify } = machine({ ...both, sites: [both.sites[0], other.sites[0]] });
    const ours = await start();
    const theirs = await start({}, origin);
    expect([ours.guestId, theirs.guestId]).toEqual([GUEST.id, GUEST.id]);
    await logOut(ours);
    expect(await verify(ours, DEPLOYMENT_ID)).toMatchObject({ ended: true });
    expect(await verify(theirs, deploymentId)).toMatchObject({ ended: false });
    expect(await verify(ours, deploymentId)).toMatchObject({ code: 'invalid-context' });
    await genesys.close();
  });
});
