import { describe, expect, it, onTestFinished } from 'vitest';
import type { CompanionParts } from '../app.ts';
import type { Environment } from '../config/config.ts';
import { readConfig } from '../config/read.ts';
import {
  CLIENT,
  type FakeGenesys,
  failures,
  GUEST,
  json,
  startFakeGenesys,
} from '../genesys/genesys.testing.ts';
import { createMemoryStore } from '../store/memory.ts';
import { environment as ofTests, startCompanion } from '../testing/companion.testing.ts';
import { send } from '../testing/http.testing.ts';
import { type Diagnosis, runDoctor } from './doctor.ts';

/** The platform SDK takes seconds to load on a busy machine. */
const SLOW = { timeout: 30_000 };
const TOKEN = 'a-token-of-an-operator';

/** Every host of Genesys on one port. */
async function startGenesys() {
  const genesys = await startFakeGenesys();
  onTestFinished(genesys.close);
  const answerBy = (guest: FakeGenesys['guests']): FakeGenesys['guests'] =>
    function answer(req, res, body) {
      const isGuest = req.url === '/api/v2/conversations/guests';
      (isGuest ? guest : json(200, { status: 'Active' }))(req, res, body);
    };
  genesys.guests = answerBy(json(200, GUEST));
  const environment: Environment = {
    ...ofTests,
    GENESYS_GATEWAY: genesys.url,
    GENESYS_SCRIPT_URL: `${genesys.url}/genesys.min.js`,
    GENESYS_CLIENT_ID: CLIENT.clientId,
    GENESYS_CLIENT_SECRET: CLIENT.clientSecret,
    METRICS_TOKEN: TOKEN,
    // Nobody is there.
    PUBLIC_URL: 'http://127.0.0.1:9',
  };
  return {
    genesys,
    environment,
    /** From now on a guest is answered so. */
    answerGuests(answer: FakeGenesys['guests']) {
      genesys.guests = answerBy(answer);
    },
    countOf: (end: string) => genesys.requests.filter(({ path }) => path.endsWith(end)).length,
  };
}

/** A companion that runs, with its route. */
async function scene(env: Environment = {}, parts: CompanionParts = {}) {
  const stage = await startGenesys();
  const clock = { now: 0 };
  const companion = await startCompanion(
    { ...stage.environment, ...env },
    { cdnUrl: stage.genesys.url, now: () => clock.now, ...parts },
  );
  onTestFinished(companion.close);
  const report = async () => {
    const authorization = `Bearer ${TOKEN}`;
    const { status, body } = await send('GET', `${companion.url}/api/doctor`, { authorization });
    expect(status).toBe(200);
    return JSON.parse(String(body)) as { at: string; well: boolean; diagnoses: Diagnosis[] };
  };
  const found = async (title: string) => findingIn((await report()).diagnoses, title);
  /** Later than any report is kept. */
  const later = () => {
    clock.now += 30_000;
  };
  return { ...stage, companion, clock, report, found, later };
}

function findingIn(diagnoses: readonly Diagnosis[], title: string): Diagnosis | undefined {
  return diagnoses.find((each) => each.title === title);
}

describe('GET /api/doctor', SLOW, () => {
  it('is for operators, and has the same words', async () => {
    const { companion, found } = await scene();
    expect((await send('GET', `${companion.url}/api/doctor`)).status).toBe(404);
    expect(await found('credentials')).toMatchObject({ status: 'ok' });
  });

  it('makes one report in 30 s, which says when, however often it is asked', async () => {
    const { report, countOf, clock, genesys } = await scene({ UPSTREAM_CALLS_PER_MINUTE: '10' });
    const reports = await Promise.all(Array.from({ length: 20 }, report));
    clock.now = 29_999;
    for (let asked = 0; asked < 25; asked++) reports.push(await report());
    expect(new Set(reports.map(({ at }) => at)).size).toBe(1);
    expect(reports[0]?.at).toBe(new Date(reports[0]?.at ?? '').toISOString());
    expect([countOf('/oauth/token'), countOf('/conversations/guests')]).toEqual([1, 0]);
    const before = genesys.requests.length;
    clock.now = 60_000;
    await report();
    expect(genesys.requests.length).toBeGreaterThan(before);
    expect([countOf('/oauth/token'), countOf('/conversations/guests')]).toEqual([1, 0]);
  });

  it('uses the login that the companion has, and leaves it the one that it makes', async () => {
    const { companion, report, countOf, later } = await scene();
    await report();
    expect((await companion.ask()).status).toBe(200);
    later();
    await report();
    expect(countOf('/oauth/token')).toBe(1);
  });

  it('makes a login anew, once, where Genesys no longer takes the one that the companion has', async () => {
    const { companion, genesys, found, countOf } = await scene();
    await companion.ask();
    genesys.login = json(200, { access_token: 'the-second', expires_in: 86_400 });
    const { guests } = genesys;
    genesys.guests = (req, res, body) => {
      const { authorization = 'Bearer the-second' } = req.headers;
      (authorization === 'Bearer the-second' ? guests : failures['401'])(req, res, body);
    };
    expect(await found('deployment, by API')).toMatchObject({ status: 'ok' });
    expect(countOf('/oauth/token')).toBe(2);
  });

  it('makes no guest, and tells what became of the last one of a visitor', async () => {
    const { companion, answerGuests, found, countOf, later } = await scene();
    expect(await found('guests resource')).toMatchObject({
      status: 'skipped',
      says: expect.stringContaining(
        'No visitor has asked for a guest yet; `npx messenger-tag-companion doctor` makes one',
      ),
    });
    await companion.ask();
    later();
    expect(await found('guests resource')).toMatchObject({
      status: 'ok',
      says: expect.stringMatching(/^Genesys made a guest for a visitor \d+ s ago\.$/),
    });
    answerGuests(failures['404']);
    await companion.ask();
    later();
    expect(await found('guests resource')).toMatchObject({
      status: 'failed',
      says: expect.stringMatching(/^A visitor got no guest \d+ s ago \(genesys-refused\)\.$/),
      remedy: expect.stringContaining('GUEST_ISSUER=minted'),
    });
    expect(countOf('/conversations/guests')).toBe(2);
    // Such a page could have a guest made for whoever asks for it.
    expect(await found('pages with a guest')).toMatchObject({ status: 'skipped' });
  });

  it('calls nothing for which visitors have left no turn, and says so', async () => {
    const { companion, found, countOf } = await scene({ UPSTREAM_CALLS_PER_MINUTE: '2' });
    expect((await companion.ask()).status).toBe(200);
    expect((await companion.ask()).status).toBe(503);
    expect(await found('deployment, by API')).toMatchObject({
      status: 'warning',
      says: expect.stringContaining('UPSTREAM_CALLS_PER_MINUTE'),
      remedy: expect.stringMatching(/^Ask again in \d+ s\.$/),
    });
    expect(await found('guests resource')).toMatchObject({
      status: 'warning',
      says: expect.stringContaining('(overloaded)'),
    });
    expect(countOf('/deployments/0c3f9d8e-1111-4222-8333-444455556666')).toBe(0);
  });

  it('does not even log in without a turn', async () => {
    const takeTurn = async () => ({ allowed: false, waitMs: 7_000 });
    const { report, countOf } = await scene({}, { store: { ...createMemoryStore(), takeTurn } });
    const { diagnoses } = await report();
    expect(findingIn(diagnoses, 'credentials')).toMatchObject({
      status: 'warning',
      remedy: 'Ask again in 7 s.',
    });
    expect(findingIn(diagnoses, 'deployment, by API')).toMatchObject({ status: 'skipped' });
    expect(countOf('/oauth/token')).toBe(0);
  });
});

describe('the look at the start', SLOW, () => {
  it.each([
    ['1', 'warning', 0],
    ['2', 'ok', 1],
  ])('makes a guest by a turn of the budget, with %s calls a minute: %s', async (calls, status, made) => {
    const { environment, genesys, countOf } = await startGenesys();
    const config = readConfig({ ...environment, UPSTREAM_CALLS_PER_MINUTE: calls });
    const store = createMemoryStore();
    const diagnoses = await runDoctor({ config, cdnUrl: genesys.url, extent: 'quick', store });
    expect(findingIn(diagnoses, 'guests resource')).toMatchObject({ status });
    expect([countOf('/oauth/token'), countOf('/conversations/guests')]).toEqual([1, made]);
  });
});
