import { describe, expect, it, onTestFinished } from 'vitest';
import { Problem } from '../http/problems.ts';
import { createMemoryStore } from '../store/memory.ts';
import { hasRedisServer, startRedis } from '../store/redis.testing.ts';
import { createRedisStore } from '../store/redis.ts';
import { createMemoryLog } from '../testing/companion.testing.ts';
import { clocksAt, machine, mostInAMinute, scriptGenesys } from './availability.testing.ts';
import { CALLS_A_MINUTE } from './refresh.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const FRIDAY_NOON = '2026-11-27T11:00:00Z';
const FRIDAY_NIGHT = '2026-11-27T20:00:00Z';
const only = (settings: object) => ({
  scheduleGroupId: undefined,
  openingHours: undefined,
  emergencyGroupId: undefined,
  queueId: undefined,
  ...settings,
});
const fails =
  (code: 'genesys-refused' | 'genesys-unavailable' | 'genesys-timeout' = 'genesys-unavailable') =>
  () => {
    throw new Problem(code, { remedy: `the remedy of ${code}` });
  };

describe('what a site says of whether anybody is there', () => {
  it('is open by its schedule group, with the people on queue and the wait', async () => {
    const { pass } = clocksAt(FRIDAY_NOON);
    const { now } = machine(scriptGenesys());
    await now();
    pass(2 * MINUTE);
    expect(await now()).toEqual({ state: 'open', agents: 2, waitSeconds: 40 });
  });

  it('is known to the very first who asks', async () => {
    clocksAt(FRIDAY_NOON);
    expect(await machine(scriptGenesys()).now()).toMatchObject({ state: 'open' });
  });

  it('is closed, with the time at which it opens', async () => {
    clocksAt(FRIDAY_NIGHT);
    const settings = only({ scheduleGroupId: 'the-group' });
    expect(await machine(scriptGenesys(), { settings }).now()).toEqual({
      state: 'closed',
      opensAt: '2026-11-30T08:00:00.000Z',
    });
  });

  it('is an emergency over every schedule, and says nothing of when it ends', async () => {
    clocksAt(FRIDAY_NIGHT);
    const genesys = scriptGenesys({ 'emergency-group': { enabled: true, state: 'active' } });
    expect(await machine(genesys).now()).toMatchObject({ state: 'emergency' });
    expect(await machine(genesys).now()).not.toHaveProperty('opensAt');
  });

  it('is no emergency where the group is not active', async () => {
    clocksAt(FRIDAY_NOON);
    const genesys = scriptGenesys({ 'emergency-group': { enabled: true, state: 'deleted' } });
    expect(await machine(genesys).now()).toMatchObject({ state: 'open' });
  });

  it('is open with a queue alone while anybody is on queue', async () => {
    clocksAt(FRIDAY_NIGHT);
    const settings = only({ queueId: 'the-queue' });
    expect(await machine(scriptGenesys(), { settings }).now()).toMatchObject({ state: 'open', agents: 2 });
    const nobody = scriptGenesys({ 'queue-agents': { results: [] }, 'queue-wait': { results: [] } });
    expect(await machine(nobody, { settings }).now()).toEqual({ state: 'closed', agents: 0 });
  });

  it('passes over schedules that are not active, and is unknown where the group is not', async () => {
    clocksAt(FRIDAY_NOON);
    const settings = only({ scheduleGroupId: 'the-group' });
    const { schedules, 'schedule-group': group } = scriptGenesys().answers;
    const inactive = scriptGenesys({ schedules: { ...Object(schedules), state: 'inactive' } });
    expect(await machine(inactive, { settings }).now()).toEqual({ state: 'closed' });
    const noGroup = scriptGenesys({ 'schedule-group': { ...Object(group), state: 'deleted' } });
    const { now, lines } = machine(noGroup, { settings });
    expect(await now()).toEqual({ state: 'unknown' });
    expect(lines()).toMatchObject([
      { level: 'warn', remedy: expect.stringContaining('the-group is deleted') },
    ]);
  });

  it('is unknown with a rule that nobody can work out, and the log names its schedule once', async () => {
    clocksAt(FRIDAY_NOON);
    const { schedules } = scriptGenesys().answers;
    const { now, lines } = machine(
      scriptGenesys({ schedules: { ...Object(schedules), rrule: 'FREQ=NEVER' } }),
    );
    expect(await now()).toMatchObject({ state: 'unknown' });
    expect(await now()).toMatchObject({ state: 'unknown' });
    expect(lines()).toMatchObject([
      { level: 'warn', remedy: expect.stringContaining('schedule weekdays has') },
    ]);
  });

  it('is unknown where what decides fails, and the log says why, once', async () => {
    const { pass } = clocksAt(FRIDAY_NIGHT);
    const genesys = scriptGenesys({ 'schedule-group': fails('genesys-refused') });
    const { now, lines } = machine(genesys);
    for (let round = 0; round < 5; round++) {
      expect(await now()).toMatchObject({ state: 'unknown' });
      pass(MINUTE);
    }
    expect(lines()).toMatchObject([{ look: 'group', remedy: 'the remedy of genesys-refused' }]);
  });

  it('is told without what fails where that decides nothing', async () => {
    const { pass } = clocksAt(FRIDAY_NOON);
    const { now } = machine(scriptGenesys({ 'queue-agents': fails(), 'queue-wait': fails() }));
    await now();
    pass(2 * MINUTE);
    expect(await now()).toEqual({ state: 'open' });
  });

  it('outlasts a Genesys that is down, each part for as long as it is good', async () => {
    const { pass } = clocksAt(FRIDAY_NOON);
    const genesys = scriptGenesys();
    const { now } = machine(genesys, { settings: only({ scheduleGroupId: 'g', queueId: 'q' }) });
    await now();
    for (const name of Object.keys(genesys.answers)) genesys.answers[name] = fails();
    const stateAfter = async (minutes: number) => {
      for (let minute = 0; minute < minutes; minute++) {
        pass(MINUTE);
        await now();
      }
      return now();
    };
    expect(await stateAfter(2)).toEqual({ state: 'open', agents: 2, waitSeconds: 40 });
    expect(await stateAfter(3)).toEqual({ state: 'open' });
    expect(await stateAfter(60)).toEqual({ state: 'unknown' });
  });

  it('is not kept waiting by a Genesys that does not answer', async () => {
    clocksAt(FRIDAY_NOON);
    const { now } = machine(scriptGenesys({ 'emergency-group': () => new Promise(() => {}) }));
    expect(await now()).toEqual({ state: 'unknown' });
  });

  it('is unknown where nobody knows the shape of an answer', async () => {
    clocksAt(FRIDAY_NOON);
    for (const garbage of [null, 7, 'x', {}, { enabled: 'yes' }, { entities: 7 }, []]) {
      const { now } = machine(scriptGenesys({ 'emergency-group': garbage }));
      expect(await now()).toMatchObject({ state: 'unknown' });
    }
  });

  it('is not mixed up with what was asked with other settings', async () => {
    clocksAt(FRIDAY_NOON);
    const store = createMemoryStore();
    const settings = only({ queueId: 'the-queue' });
    let answerLate = (_answer: unknown) => {};
    const late = new Promise((resolve) => {
      answerLate = resolve;
    });
    const before = machine(scriptGenesys({ 'queue-agents': () => late }), { settings, store, of: 'before' });
    expect(await before.now()).toEqual({ state: 'unknown' });
    const after = machine(scriptGenesys({ 'queue-agents': { results: [] } }), {
      settings,
      store,
      of: 'after',
    });
    expect(await after.now()).toMatchObject({ agents: 0 });
    answerLate(scriptGenesys().answers['queue-agents']);
    await expect.poll(before.now).toMatchObject({ agents: 2 });
    expect(await after.now()).toMatchObject({ agents: 0 });
  });
});

describe('what Genesys is asked', () => {
  it('is nothing while nobody asks', async () => {
    const { pass } = clocksAt(FRIDAY_NOON);
    const genesys = scriptGenesys();
    machine(genesys);
    pass(60 * MINUTE);
    expect(genesys.calls).toEqual([]);
  });

  it('is nothing while machines cannot agree on turns, since each would count for itself', async () => {
    clocksAt(FRIDAY_NOON);
    const genesys = scriptGenesys();
    const takeTurn = async () => ({ allowed: false, waitMs: MINUTE });
    const store = { ...createMemoryStore(), takeTurn };
    expect(await machine(genesys, { store }).now()).toEqual({ state: 'unknown' });
    expect(genesys.calls).toEqual([]);
  });

  it('is 4 calls of machines that share a Redis, and none while that is lost', async () => {
    if (!hasRedisServer()) return;
    const redis = await startRedis();
    onTestFinished(redis.kill);
    const { log } = createMemoryLog();
    const stores = [1, 2, 3].map(() => createRedisStore(redis.url, log));
    onTestFinished(async () => {
      for (const store of stores) await store.close();
    });
    const genesys = scriptGenesys();
    const machines = stores.map((store) => machine(genesys, { store }));
    const ask = () => Promise.all(machines.map(({ now }) => now()));
    await expect.poll(ask, { timeout: 20_000 }).toMatchObject(machines.map(() => ({ agents: 2 })));
    expect(genesys.calls).toHaveLength(CALLS_A_MINUTE);
    const after = machine(genesys, { store: stores[0] ?? createMemoryStore(), of: 'another site' });
    await redis.kill();
    expect(await after.now()).toEqual({ state: 'unknown' });
    expect(genesys.calls).toHaveLength(CALLS_A_MINUTE);
  });

  it.each([
    ['with a login that is there', true],
    ['with one that is yet to be made, which is a call, too', false],
  ])(
    'is 4 calls in any minute at the most, of three machines and from the first moment, %s',
    async (_, hasLogin) => {
      const { pass } = clocksAt(FRIDAY_NOON);
      const genesys = scriptGenesys();
      const store = createMemoryStore();
      const machines = Array.from({ length: 3 }, () => machine(genesys, { store, hasLogin }));
      const unknown = { atFirst: 0, later: 0 };
      for (let second = 0; second < 30 * 60; second++) {
        const answers = await Promise.all(machines.map(({ now }) => now()));
        const missing = answers.filter(({ state }) => state === 'unknown').length;
        unknown[second < 2 ? 'atFirst' : 'later'] += missing;
        pass(SECOND);
      }
      expect(mostInAMinute(genesys)).toBeLessThanOrEqual(CALLS_A_MINUTE);
      expect(unknown.later).toBe(0);
      const often = (name: string) => genesys.calls.filter((call) => call.name === name).length;
      expect(often('emergency-group')).toBeGreaterThanOrEqual(30);
      expect(often('queue-agents')).toBeGreaterThanOrEqual(35);
      expect(often('schedule-group')).toBeGreaterThanOrEqual(6);
    },
  );

  it('shows everybody within a minute and a quarter what somebody has switched on', async () => {
    const { pass } = clocksAt(FRIDAY_NOON);
    const genesys = scriptGenesys();
    const store = createMemoryStore();
    const machines = Array.from({ length: 3 }, () => machine(genesys, { store }));
    const ask = () => Promise.all(machines.map(({ now }) => now()));
    await ask();
    genesys.answers['emergency-group'] = { enabled: true };
    for (let second = 0; second < 75; second += 3) {
      pass(3 * SECOND);
      await ask();
    }
    expect(await ask()).toMatchObject(machines.map(() => ({ state: 'emergency' })));
  });

  it('is asked before somebody is told what was known long ago', async () => {
    const { pass } = clocksAt(FRIDAY_NOON);
    const genesys = scriptGenesys();
    const { now } = machine(genesys);
    await now();
    genesys.answers['emergency-group'] = { enabled: true };
    pass(2 * MINUTE);
    expect(await now()).toMatchObject({ state: 'emergency' });
  });

  it('is a list of schedules where that is fewer calls, and schedules one by one where those are', async () => {
    const { pass } = clocksAt(FRIDAY_NOON);
    const ids = Array.from({ length: 450 }, (_, index) => `s-${index}`);
    const { schedules: weekdays } = scriptGenesys().answers;
    const schedules = (path: string) => {
      const page = Number(new URL(path, 'https://api.example').searchParams.get('pageNumber'));
      const one = (id: string) => ({ ...Object(weekdays), id });
      if (page === 0) return one(path.split('/').at(-1) ?? '');
      return { entities: ids.slice((page - 1) * 100, page * 100).map(one), pageCount: 5 };
    };
    const pathsFor = async (open: string[]) => {
      const genesys = scriptGenesys({
        schedules,
        'schedule-group': { timeZone: 'Europe/Berlin', openSchedules: open.map((id) => ({ id })) },
      });
      const { now } = machine(genesys, { settings: only({ scheduleGroupId: 'g' }) });
      // What does not fit into a minute is carried on in the next.
      for (let minute = 0; minute < 4; minute++) {
        await now();
        pass(70 * SECOND);
      }
      expect(await now()).toEqual({ state: 'open' });
      expect(mostInAMinute(genesys)).toBeLessThanOrEqual(CALLS_A_MINUTE);
      const asked = genesys.calls.filter(({ name }) => name === 'schedules').map(({ path }) => path);
      return asked.map((path) => path.replace(/^.*\/schedules/, '').replace('&pageSize=100', ''));
    };
    expect(await pathsFor(['s-7'])).toEqual(['/s-7']);
    expect(await pathsFor(['s-7', 's-8'])).toEqual(['?pageNumber=1']);
    expect(await pathsFor(['s-7', 's-170', 's-444'])).toEqual(['?pageNumber=1', '/s-170', '/s-444']);
    const everywhere = [1, 2, 101, 102, 201, 202, 301, 302, 401, 402].map((index) => `s-${index}`);
    expect(await pathsFor(everywhere)).toEqual([
      '?pageNumber=1',
      '?pageNumber=2',
      '?pageNumber=3',
      '?pageNumber=4',
      '?pageNumber=5',
    ]);
  });
});
