import { describe, expect, it } from 'vitest';
import { Problem } from '../http/problems.ts';
import { createMemoryLog } from '../testing/companion.testing.ts';
import { type Check, createHealth, Degraded, type HealthParts } from './health.ts';

const passes: Check = async () => {};
const fails: Check = async () => {
  throw new Problem('genesys-refused', { remedy: 'Mend it.' });
};

type Checks = Record<string, Check>;

function scene(checks: Checks | (() => Checks), parts: Omit<HealthParts, 'log'> = {}) {
  const { log, text } = createMemoryLog();
  const { ready } = createHealth(typeof checks === 'function' ? checks : () => checks, { log, ...parts });
  const ask = async () => {
    const { status, body } = await ready();
    return { status, body: JSON.parse(String(body)) };
  };
  return { ask, logText: text };
}

describe('/readyz', () => {
  it('is ready when every check passes', async () => {
    const { ask } = scene({ login: passes }, { degrading: { shared: passes } });
    expect(await ask()).toEqual({
      status: 200,
      body: { status: 'ready', checks: { login: 'ok', shared: 'ok' } },
    });
  });

  it('is not ready when a check that is needed fails, and tells only the operator how to mend it', async () => {
    const { ask, logText } = scene({ login: fails, other: passes });
    const { status, body } = await ask();
    expect([status, body]).toEqual([
      503,
      { status: 'not ready', checks: { login: 'genesys-refused', other: 'ok' } },
    ]);
    expect(logText()).toContain('Mend it.');
  });

  it('still takes visitors without what machines share, and says so', async () => {
    const { ask } = scene({ login: passes }, { degrading: { shared: fails } });
    const { status, body } = await ask();
    expect([status, body.status, body.checks.shared]).toEqual([200, 'degraded', 'genesys-refused']);
  });

  it('still takes visitors when what is needed works less well, and says so', async () => {
    const works: Check = async () => {
      throw new Degraded('It will mend itself.');
    };
    const { ask, logText } = scene({ login: works, other: passes });
    const { status, body } = await ask();
    expect([status, body]).toEqual([200, { status: 'degraded', checks: { login: 'degraded', other: 'ok' } }]);
    expect(logText()).toContain('It will mend itself.');
  });

  it('is stopping from the moment that the process is told to', async () => {
    const stopping = new AbortController();
    const { ask } = scene({ login: passes }, { stopping: stopping.signal });
    expect((await ask()).status).toBe(200);
    stopping.abort();
    expect(await ask()).toMatchObject({ status: 503, body: { status: 'stopping' } });
  });

  it('asks once, however many want to know at once', async () => {
    let asked = 0;
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const { ask } = scene({
      login: () => {
        asked++;
        return answered;
      },
    });
    const answers = Array.from({ length: 5 }, () => ask());
    answer();
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(Array(5).fill(200));
    expect(asked).toBe(1);
  });

  it('looks once in 5 s, however often it is asked, and tells what it found until then', async () => {
    const clock = { now: 0 };
    let looks = 0;
    const refused: Check = async () => {
      looks++;
      return fails();
    };
    const { ask, logText } = scene({ login: refused }, { now: () => clock.now });
    for (let ms = 0; ms < 5_000; ms += 10) {
      clock.now = ms;
      expect((await ask()).status).toBe(503);
    }
    expect([looks, logText().match(/not ready/g)]).toEqual([1, ['not ready']]);
    clock.now = 5_000;
    await ask();
    await ask();
    expect([looks, logText().match(/not ready/g)?.length]).toEqual([2, 2]);
  });

  it('begins no second look while one takes long, and keeps its outcome from its end on', async () => {
    const clock = { now: 0 };
    let looks = 0;
    let answer = () => {};
    const slow: Check = () => {
      looks++;
      return new Promise((resolve) => {
        answer = resolve;
      });
    };
    const { ask } = scene({ login: slow }, { now: () => clock.now });
    const first = ask();
    clock.now = 60_000;
    const second = ask();
    answer();
    expect([(await first).status, (await second).status]).toEqual([200, 200]);
    clock.now = 64_999;
    expect((await ask()).status).toBe(200);
    expect(looks).toBe(1);
  });

  it('looks at once at what a changed configuration needs', async () => {
    let checks: Checks = { login: fails };
    const { ask } = scene(() => checks, { now: () => 0 });
    expect((await ask()).status).toBe(503);
    checks = { 'another login': passes };
    expect(await ask()).toEqual({
      status: 200,
      body: { status: 'ready', checks: { 'another login': 'ok' } },
    });
  });
});
