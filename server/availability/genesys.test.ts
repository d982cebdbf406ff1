import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { CLIENT, failures, startFakeGenesys } from '../genesys/genesys.testing.ts';
import { control, sandboxForTest, setControl } from '../sandbox/sandbox.testing.ts';
import { DEPLOYMENT_ID, ORIGIN, startCompanion } from '../testing/companion.testing.ts';

/** Of the sandbox's shop at first. */
const GROUP = '5a4db0c5-0000-4000-8000-5a4db0c50022';
const EMERGENCY = '5a4db0c5-0000-4000-8000-5a4db0c50023';
const QUEUE = '5a4db0c5-0000-4000-8000-5a4db0c50011';
const PERMISSIONS = [
  'routing:scheduleGroup:view',
  'routing:schedule:view',
  'routing:emergencyGroup:view',
  'routing:queue:view',
  'analytics:queueObservation:view',
];
const EVERYTHING = {
  AVAILABILITY_SCHEDULE_GROUP: GROUP,
  AVAILABILITY_EMERGENCY_GROUP: EMERGENCY,
  AVAILABILITY_QUEUE: QUEUE,
};

// Under a load it takes longer than anybody waits.
beforeAll(() => import('purecloud-platform-client-v2'), 60_000);

describe('a companion with an OAuth client', () => {
  it('says what Genesys has of schedules, emergencies and a queue', async () => {
    at('2026-11-27T20:00:00Z');
    const { ask } = await besideSandbox({ AVAILABILITY_SCHEDULE_GROUP: GROUP, AVAILABILITY_QUEUE: QUEUE });
    // The login, the group and its schedule, and who is on queue: the wait is of the next minute.
    await expectSoon(ask).toEqual({ state: 'closed', opensAt: '2026-11-30T08:00:00.000Z', agents: 2 });
    const { ask: askQueue } = await besideSandbox({ AVAILABILITY_QUEUE: QUEUE });
    await expectSoon(askQueue).toEqual({ state: 'open', agents: 2, waitSeconds: 30 });
  });

  it('says that there is an emergency', async () => {
    const { ask, sandbox } = await besideSandbox({ AVAILABILITY_EMERGENCY_GROUP: EMERGENCY });
    await setControl(sandbox, { emergencyGroups: [{ id: EMERGENCY, name: 'Storm', enabled: true }] });
    await expectSoon(ask).toEqual({ state: 'emergency' });
  });

  it.each(PERMISSIONS.slice(0, 3))('knows nothing without %s, and the log names it', async (missing) => {
    at('2026-11-27T20:00:00Z');
    const clientPermissions = PERMISSIONS.filter((permission) => permission !== missing);
    const { ask, companion } = await besideSandbox(EVERYTHING, { clientPermissions });
    expect(await ask()).toMatchObject({ state: 'unknown' });
    const warnings = () => companion.logLines().filter(({ level }) => level === 'warn');
    await expectSoon(warnings).toMatchObject([
      { remedy: expect.stringContaining(`a role with ${missing}, for`) },
    ]);
  });

  it('makes 4 calls at the start, its login among them, however many ask', async () => {
    const { ask, sandbox } = await besideSandbox(EVERYTHING);
    await Promise.all(Array.from({ length: 200 }, ask));
    await expectSoon(ask).toMatchObject({ state: expect.not.stringContaining('unknown') });
    const { requests } = await control(sandbox);
    expect(requests.map(({ path }) => path)).toEqual([
      '/oauth/token',
      `/api/v2/architect/emergencygroups/${EMERGENCY}`,
      `/api/v2/architect/schedulegroups/${GROUP}`,
      expect.stringContaining('/api/v2/architect/schedules/'),
    ]);
  });

  it('needs no guests of Genesys for it, and is as ready as before where the login fails', async () => {
    const { companion, ask } = await besideSandbox({ ...EVERYTHING, GENESYS_CLIENT_SECRET: 'wrong' });
    expect((await companion.ask()).status).toBe(200);
    const ready = await fetch(`${companion.url}/readyz`);
    expect(await ready.json()).toEqual({ status: 'ready', checks: {} });
    expect(await ask()).toEqual({ state: 'unknown' });
    await expectSoon(companion.logText).toContain('refused the OAuth client');
    expect((await companion.ask()).status).toBe(200);
  });

  it.each(['429', '500', 'no answer', 'reset', 'no JSON', 'null', 'other JSON'] as const)(
    'says unknown, and lets nobody keep it, where Genesys’s answer is %s; no secret is in the log',
    async (failure) => {
      const genesys = Object.assign(await startFakeGenesys(), { guests: failures[failure] });
      onTestFinished(genesys.close);
      const { companion, answer } = await beside(genesys.url, CLIENT, EVERYTHING);
      const { headers, body } = await answer();
      expect(body).toEqual({ state: 'unknown' });
      expect(headers.get('cache-control')).toBe('no-store');
      for (const secret of [CLIENT.clientSecret, 'the-access-token']) {
        expect(companion.logText()).not.toContain(secret);
      }
    },
  );
});

function at(time: string): void {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(time) });
  onTestFinished(() => {
    vi.useRealTimers();
  });
}

/** The first who asks may come before the SDK is loaded. */
function expectSoon(told: () => unknown) {
  return expect.poll(told, { timeout: 10_000 });
}

async function besideSandbox(env: Record<string, string>, settings: object = {}) {
  const sandbox = await sandboxForTest();
  await setControl(sandbox, { clientPermissions: PERMISSIONS, ...settings });
  return { sandbox, ...(await beside(sandbox.url, sandbox, env)) };
}

async function beside(
  gateway: string,
  { clientId, clientSecret }: { clientId: string; clientSecret: string },
  env: Record<string, string>,
) {
  const companion = await startCompanion({
    GENESYS_GATEWAY: gateway,
    GENESYS_CLIENT_ID: clientId,
    GENESYS_CLIENT_SECRET: clientSecret,
    GUEST_ISSUER: 'minted',
    ...env,
  });
  onTestFinished(companion.close);
  const answer = async () => {
    const url = `${companion.url}/api/availability?deployment=${DEPLOYMENT_ID}`;
    const response = await fetch(url, { headers: { origin: ORIGIN } });
    return { headers: response.headers, body: (await response.json()) as object };
  };
  return { companion, answer, ask: async () => (await answer()).body };
}
