import { decodeJwt } from 'jose';
import { beforeAll, describe, expect, expectTypeOf, it, onTestFinished } from 'vitest';
import type { SessionAhead as OfThePage } from '../../loader/api.ts';
import { createCompanion } from '../app.ts';
import { readConfig } from '../config/read.ts';
import { CLIENT, failures, startFakeGenesys } from '../genesys/genesys.testing.ts';
import {
  builtLoader,
  createMemoryLog,
  DEPLOYMENT_ID,
  environment,
  ORIGIN,
} from '../testing/companion.testing.ts';
import type { SessionAhead } from './wire.ts';

/** Longer than a busy machine takes for a call to the next process. */
const PATIENT_MS = 20_000;

// On a busy machine it takes longer to load than anybody waits.
beforeAll(() => import('purecloud-platform-client-v2'), 60_000);

function scene(env: Record<string, string> = {}) {
  const { log, lines, text } = createMemoryLog();
  const { issueGuest, answer } = createCompanion(readConfig({ ...environment, ...env }), {
    log,
    builtLoader,
  });
  const ask = async (body: object) => {
    const { body: answered } = await answer({
      method: 'POST',
      path: '/api/guest-token',
      query: '',
      headers: { origin: ORIGIN },
      address: '127.0.0.1',
      addressParts: () => ({ scheme: 'http', host: undefined, mount: '', path: '/' }),
      readBody: async () => ({ parsed: body }),
      hasLeft: () => false,
    });
    return JSON.parse(String(answered));
  };
  return { issueGuest, ask, lines, text };
}

describe('a guest that is fetched ahead', () => {
  it('is a session as a page gets it, with the page it is for and the time', async () => {
    const { issueGuest, ask } = scene();
    const { session, headers, problem } = await issueGuest({ origin: ORIGIN });
    expect(session).toMatchObject({
      guestId: expect.any(String),
      token: expect.any(String),
      deploymentId: DEPLOYMENT_ID,
      origin: ORIGIN,
      issuedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
    expect(decodeJwt(session?.context ?? '').sub).toBe(session?.guestId);
    expect(problem).toBeUndefined();
    // The page takes it up as any other.
    expect((await ask({ resume: session?.resume })).guestId).toBe(session?.guestId);
    expect(headers).toEqual({ 'Cache-Control': 'private, no-store' });
  });

  it('is the same guest again, where the site’s server has kept its `resume`', async () => {
    const { issueGuest } = scene();
    const first = await issueGuest({ origin: ORIGIN });
    const again = await issueGuest({ origin: ORIGIN, resume: first.session?.resume });
    expect(again.session?.guestId).toBe(first.session?.guestId);
  });

  it('can stand in a page: nothing in it ends the script', async () => {
    const { issueGuest } = scene({ GENESYS_SCRIPT_URL: 'https://apps.example/</script><script>alert(1)' });
    const { session, script } = await issueGuest({ origin: ORIGIN });
    const [, json = '', ...more] =
      /^<script type="application\/json" data-messenger-session>([^<]*)<\/script>$/.exec(script) ?? [];
    expect(more).toEqual([]);
    expect(JSON.parse(json)).toEqual(session);
  });

  it('is not counted by address, and needs no proof of work; all together are limited still', async () => {
    const { issueGuest, lines } = scene({
      RATE_LIMIT_PER_IP: '1',
      RATE_LIMIT_GLOBAL: '3',
      PROOF_OF_WORK: 'always',
    });
    const issued = [];
    for (let page = 0; page < 4; page++) issued.push(await issueGuest({ origin: ORIGIN }));
    expect(issued.map(({ session }) => session !== undefined)).toEqual([true, true, true, false]);
    expect(issued[3]).toMatchObject({ script: '', headers: {}, problem: { code: 'rate-limited' } });
    expect(lines()).toContainEqual(
      expect.objectContaining({
        msg: 'no guest was issued ahead',
        remedy: expect.stringContaining('RATE_LIMIT_GLOBAL'),
      }),
    );
  });

  it('is for an allowed origin only, and the log says what to mend', async () => {
    const { issueGuest, lines } = scene();
    const { session, problem } = await issueGuest({ origin: 'https://evil.example' });
    expect([session, problem?.code]).toEqual([undefined, 'origin-not-allowed']);
    expect(lines()).toMatchObject([{ remedy: expect.stringContaining('Add "https://evil.example"') }]);
  });

  it('is none where Genesys fails or takes too long, and no page is lost for it', async () => {
    const genesys = await startFakeGenesys();
    onTestFinished(genesys.close);
    const { issueGuest, text } = scene({
      GENESYS_GATEWAY: genesys.url,
      GENESYS_CLIENT_ID: CLIENT.clientId,
      GENESYS_CLIENT_SECRET: CLIENT.clientSecret,
      UPSTREAM_TIMEOUT_MS: String(PATIENT_MS),
    });
    genesys.guests = failures['500'];
    const failed = await issueGuest({ origin: ORIGIN, patienceMs: PATIENT_MS });
    expect(failed.problem?.code).toBe('genesys-unavailable');
    genesys.guests = failures['no answer'];
    const { session, problem } = await issueGuest({ origin: ORIGIN, patienceMs: 20 });
    expect([session, problem?.code]).toEqual([undefined, 'genesys-timeout']);
    expect(text()).not.toContain(CLIENT.clientSecret);
  });

  it('is what the page’s `mount` takes', () => {
    expectTypeOf<SessionAhead>().toEqualTypeOf<OfThePage>();
  });

  it('is never in the log', async () => {
    const { issueGuest, text } = scene();
    const { session } = await issueGuest({ origin: ORIGIN });
    expect(session).toBeDefined();
    for (const secret of [session?.token, session?.resume, session?.context]) {
      expect(text()).not.toContain(secret);
    }
  });
});
