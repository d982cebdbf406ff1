import { decodeJwt, type JWTPayload, SignJWT } from 'jose';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createCompanion } from '../app.ts';
import type { Environment } from '../config/config.ts';
import { readConfig } from '../config/read.ts';
import { createMetrics } from '../operations/metrics.ts';
import {
  builtLoader,
  createMemoryLog,
  DEPLOYMENT_ID,
  environment,
  ORIGIN,
  startCompanion,
} from '../testing/companion.testing.ts';
import { createUserTokens } from './user-tokens.ts';
import { createVouching } from './vouching.ts';

const SECRET = 'the secret that the back end of the shop signs with';
const METRICS = 'what-the-operator-sends-for-the-metrics';
const SESSION_OF_ADA = { sub: 'customer-7', name: 'Ada' };

async function start(policy: string, env: Environment = {}) {
  const companion = await startCompanion({ USER_TOKEN_SECRET: SECRET, USER_TOKENS: policy, ...env });
  onTestFinished(companion.close);
  const session = async (body: object) => (await companion.ask(body)).json();
  return { ...companion, session };
}

function sign(claims: JWTPayload = {}, secret = SECRET): Promise<string> {
  const exp = Math.floor(Date.now() / 1000) + 600;
  return new SignJWT({ ...SESSION_OF_ADA, aud: DEPLOYMENT_ID, exp, ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(secret));
}

describe('USER_TOKENS=required', () => {
  it('refuses who has no user token, in words for the visitor, and leaves nothing to mend in the log', async () => {
    const companion = await start('required');
    const res = await companion.ask();
    expect([res.status, res.headers.get('access-control-allow-origin')]).toEqual([401, ORIGIN]);
    expect(await res.json()).toMatchObject({
      code: 'user-token-required',
      retryable: false,
      detail: 'This chat is for visitors who have signed in. Sign in on this site, and open it again.',
    });
    await expect
      .poll(companion.logLines)
      .toContainEqual(expect.objectContaining({ level: 'info', code: 'user-token-required' }));
    expect(companion.logLines().filter(({ remedy }) => remedy !== undefined)).toEqual([]);
  });

  it('refuses a bad user token as any site does, and takes a good one', async () => {
    const { ask, session } = await start('required');
    const refused = await ask({ userToken: await sign({}, 'a secret that nobody has told us of') });
    expect([refused.status, (await refused.json()).code]).toEqual([401, 'invalid-user-token']);
    const { context } = await session({ userToken: await sign() });
    expect(decodeJwt(context)).toMatchObject({ customerId: 'customer-7', name: 'Ada' });
  });

  it('refuses the session of a signed-in visitor that comes back without its token, and takes it with', async () => {
    const { session } = await start('required');
    const first = await session({ userToken: await sign() });
    expect((await session({ resume: first.resume })).code).toBe('user-token-required');
    expect((await session({ resume: first.resume, userToken: '' })).code).toBe('invalid-user-token');
    const again = await session({ resume: first.resume, userToken: await sign() });
    expect(again.guestId).toBe(first.guestId);
  });

  it('refuses the session of a guest from before it was required', async () => {
    const before = await start('optional');
    const { resume } = await before.session({});
    const { session } = await start('required');
    expect((await session({ resume })).code).toBe('user-token-required');
  });

  it('counts nobody whom it refuses for that: they are let in once they have signed in', async () => {
    const { ask } = await start('required', { RATE_LIMIT_PER_IP: '1', RATE_LIMIT_GLOBAL: '1' });
    for (let times = 0; times < 3; times++) expect((await ask()).status).toBe(401);
    expect((await ask({ userToken: await sign() })).status).toBe(200);
  });

  it('holds for guests that are fetched ahead, too, whose pages are no trouble in the log', async () => {
    const { log, lines } = createMemoryLog();
    const config = readConfig({ ...environment, USER_TOKEN_SECRET: SECRET, USER_TOKENS: 'required' });
    const { issueGuest } = createCompanion(config, { log, builtLoader });
    const { session, script, problem } = await issueGuest({ origin: ORIGIN });
    expect({ session, script, code: problem?.code }).toEqual({
      session: undefined,
      script: '',
      code: 'user-token-required',
    });
    expect(lines().filter(({ level }) => level !== 'debug')).toEqual([]);
    const signedIn = await issueGuest({ origin: ORIGIN, userToken: await sign() });
    expect(decodeJwt(signedIn.session?.context ?? '')).toMatchObject({ customerId: 'customer-7' });
    const bad = await issueGuest({ origin: ORIGIN, userToken: 'x' });
    expect(bad.problem?.code).toBe('invalid-user-token');
  });
});

describe('USER_TOKENS=report', () => {
  const bad: [why: string, make: () => Promise<string> | string][] = [
    ['expired', () => sign({ exp: Math.floor(Date.now() / 1000) - 60 })],
    ['signature', () => sign({}, 'a secret that nobody has told us of')],
    ['audience', () => sign({ aud: 'other' })],
    ['claims', () => sign({ name: 'A'.repeat(101) })],
    ['lifetime', () => sign({ exp: Math.floor(Date.now() / 1000) + 7200 })],
    ['algorithm', () => `${encoded({ alg: 'none' })}.${encoded(SESSION_OF_ADA)}.`],
    ['malformed', () => '☠.☠.☠'],
  ];

  it('has everybody be a guest, and tells log and metrics why each would have been refused, but nothing of the token', async () => {
    const companion = await start('report', { METRICS_TOKEN: METRICS });
    const tokens = [undefined, ...(await Promise.all(bad.map(([, make]) => make())))];
    for (const userToken of tokens) {
      const res = await companion.ask({ userToken });
      const { context } = await res.json();
      expect([res.status, decodeJwt(context).customerId]).toEqual([200, undefined]);
    }
    const whys = ['no-token', ...bad.map(([why]) => why)];
    const reports = companion.logLines().filter(({ why }) => why !== undefined);
    expect(
      reports.map(({ level, deploymentId, why, times }) => ({ level, deploymentId, why, times })),
    ).toEqual(whys.map((why) => ({ level: 'warn', deploymentId: DEPLOYMENT_ID, why, times: 1 })));
    for (const { remedy } of reports) expect(remedy).toEqual(expect.any(String));

    const headers = { authorization: `Bearer ${METRICS}` };
    const metrics = await (await fetch(`${companion.url}/metrics`, { headers })).text();
    for (const why of whys) {
      const labels = `{site="${DEPLOYMENT_ID}",reason="${why}"}`;
      expect(metrics).toContain(`companion_user_tokens_would_refuse_total${labels} 1\n`);
    }
    for (const secret of [SECRET, 'customer-7', 'Ada', ...tokens.filter((token) => token !== undefined)]) {
      expect(companion.logText() + metrics).not.toContain(secret);
    }
  });

  it('takes a good token as ever, and reports nothing of it', async () => {
    const { session, logLines } = await start('report');
    const first = await session({ userToken: await sign() });
    expect(decodeJwt(first.context)).toMatchObject({ customerId: 'customer-7' });
    const again = await session({ userToken: await sign(), resume: first.resume });
    expect(again.guestId).toBe(first.guestId);
    expect(logLines().filter(({ why }) => why !== undefined)).toEqual([]);
  });

  it('has a signed-in visitor whose token is bad now be a new guest, without what the token before has said', async () => {
    const { session } = await start('report');
    const adas = await session({ userToken: await sign() });
    for (const userToken of [undefined, 'x']) {
      const nobodys = await session({ resume: adas.resume, userToken });
      expect(nobodys.guestId).not.toBe(adas.guestId);
      expect(decodeJwt(nobodys.context)).not.toHaveProperty('customerId');
    }
  });

  it('has visitors be guests also while their tokens cannot be checked', async () => {
    const jwks = { USER_TOKEN_SECRET: undefined, USER_TOKEN_JWKS: 'http://127.0.0.1:1/jwks.json' };
    const { ask, logLines } = await start('report', jwks);
    const userToken = `${encoded({ alg: 'RS256', kid: 'k' })}.${encoded(SESSION_OF_ADA)}.x`;
    expect((await ask({ userToken })).status).toBe(200);
    expect(logLines()).toContainEqual(
      expect.objectContaining({
        why: 'keys-unavailable',
        remedy: expect.stringContaining('USER_TOKEN_JWKS'),
      }),
    );
  });

  it('refuses no page a guest that is fetched ahead', async () => {
    const { log } = createMemoryLog();
    const config = readConfig({ ...environment, USER_TOKEN_SECRET: SECRET, USER_TOKENS: 'report' });
    const { issueGuest } = createCompanion(config, { log, builtLoader });
    for (const userToken of [undefined, 'x']) {
      expect((await issueGuest({ origin: ORIGIN, userToken })).session).toBeDefined();
    }
  });

  it('writes one line a minute for each reason, however many visitors come, and counts them all', async () => {
    let time = 0;
    const { log, lines } = createMemoryLog();
    const metrics = createMetrics();
    const site = { deploymentId: DEPLOYMENT_ID, userTokens: 'report' } as const;
    const verifyUserToken = createUserTokens(DEPLOYMENT_ID, { secrets: [SECRET] });
    const vouching = createVouching(site, { verifyUserToken, log, metrics, now: () => time });
    const come = async (visitors: number) => {
      for (let visitor = 0; visitor < visitors; visitor++) {
        vouching.demand(undefined);
        await vouching.visitorOf('x');
      }
    };
    await come(100);
    time = 59_999;
    await come(100);
    const told = () => lines().map(({ why, times }) => [why, times]);
    expect(told()).toEqual([
      ['no-token', 1],
      ['malformed', 1],
    ]);
    time = 60_000;
    await come(1);
    expect(told().slice(2)).toEqual([
      ['no-token', 200],
      ['malformed', 200],
    ]);
    expect(await metrics.text()).toContain('reason="no-token"} 201\n');
  });

  it('lets through what is no refusal: a fault of ours is none of the visitor’s', async () => {
    const broken = () => Promise.reject(new Error('ours'));
    const { log } = createMemoryLog();
    const site = { deploymentId: DEPLOYMENT_ID, userTokens: 'report' } as const;
    const vouching = createVouching(site, { verifyUserToken: broken, log, metrics: createMetrics() });
    await expect(vouching.visitorOf('x')).rejects.toThrow('ours');
  });
});

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
