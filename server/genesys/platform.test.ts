import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Writable } from 'node:stream';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Problem } from '../http/problems.ts';
import { createLog } from '../operations/log.ts';
import { createMemoryStore } from '../store/memory.ts';
import { SESSION_SECRET } from '../testing/companion.testing.ts';
import {
  ACCESS_TOKEN,
  BASIC,
  CLIENT,
  codeOf,
  type Failure,
  type FakeGenesys,
  failures,
  GUEST,
  json,
  startFakeGenesys,
} from './genesys.testing.ts';
import { createPlatform } from './platform.ts';

// The SDK is loaded within the first test.
vi.setConfig({ testTimeout: 30_000 });

let genesys: FakeGenesys;
let logged: string;
let outcomes: string[];

beforeEach(async () => {
  genesys = await startFakeGenesys();
  logged = '';
  outcomes = [];
});
afterEach(() => genesys.close());

function platform({
  timeoutMs = 5_000,
  gateway = genesys.url,
  callsPerMinute = 280,
  store = createMemoryStore(),
} = {}) {
  const destination = new Writable({
    write(chunk, _encoding, done) {
      logged += chunk;
      done();
    },
  });
  const site = {
    region: { environment: 'prod-euw1', domain: 'mypurecloud.ie', aws: 'eu-west-1' },
    guestsPath: '/api/v2/conversations/guests',
    credentials: CLIENT,
    gateway,
  };
  return createPlatform(site, {
    timeoutMs,
    log: createLog('trace', destination),
    store,
    sessionSecrets: [SESSION_SECRET],
    callsPerMinute,
    metrics: { upstreamDone: (call, outcome) => outcomes.push(`${call} ${outcome}`) },
  });
}

const paths = () => genesys.requests.map(({ path }) => path);
const logins = () => paths().filter((path) => path === '/oauth/token').length;

async function problemFrom(work: Promise<unknown>): Promise<Problem> {
  const error = await work.then(
    () => {
      throw new Error('It succeeded.');
    },
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ name: 'Problem' });
  return error as Problem;
}

describe('a guest from the platform', () => {
  it('costs one login by client credentials and one call', async () => {
    expect(await platform().createGuest()).toEqual({ guestId: GUEST.id, token: GUEST.token });
    expect(genesys.requests).toMatchObject([
      {
        method: 'POST',
        path: '/oauth/token',
        headers: { authorization: BASIC },
        body: 'grant_type=client_credentials',
      },
      {
        method: 'POST',
        path: '/api/v2/conversations/guests',
        headers: { authorization: `Bearer ${ACCESS_TOKEN}`, 'content-type': 'application/json' },
        body: '{"externalChannel":"web","name":"Web Guest"}',
      },
    ]);
  });

  it('shares one login with all that arrive at once, and with all that come after', async () => {
    const genesysCloud = platform();
    await Promise.all(Array.from({ length: 100 }, () => genesysCloud.createGuest()));
    await genesysCloud.createGuest();
    expect(logins()).toBe(1);
    expect(paths()).toHaveLength(102);
  });

  it('is made by a new login when Genesys no longer takes the old one, for everybody at once', async () => {
    const genesysCloud = platform();
    await genesysCloud.checkLogin();
    genesys.login = json(200, { access_token: 'the-second-token', expires_in: 86_400 });
    const asBefore = genesys.guests;
    genesys.guests = (req, res, body) => {
      const valid = req.headers.authorization === 'Bearer the-second-token';
      (valid ? asBefore : failures['401'])(req, res, body);
    };
    await Promise.all(Array.from({ length: 20 }, () => genesysCloud.createGuest()));
    expect(logins()).toBe(2);
  });

  it('is tried no more than twice', async () => {
    genesys.guests = failures['401'];
    expect((await problemFrom(platform().createGuest())).remedy).toMatch(/fresh access token/);
    expect(paths()).toEqual([
      '/oauth/token',
      '/api/v2/conversations/guests',
      '/oauth/token',
      '/api/v2/conversations/guests',
    ]);
  });

  it('can be had again after a login that failed', async () => {
    const genesysCloud = platform();
    const asBefore = genesys.login;
    genesys.login = failures['500'];
    await problemFrom(genesysCloud.createGuest());
    genesys.login = asBefore;
    expect(await genesysCloud.createGuest()).toMatchObject({ guestId: GUEST.id });
  });
});

describe.each(Object.entries(failures))('when Genesys gives %s', (name, failure) => {
  const timeoutMs = codeOf[name as Failure] === 'genesys-timeout' ? 200 : 5_000;

  it.each(['login', 'guests'] as const)(
    'to the call %s, that is one problem of the contract, with a remedy and without a secret',
    async (call) => {
      genesys[call] = failure;
      const problem = await problemFrom(platform({ timeoutMs }).createGuest());
      expect(problem.code).toBe(codeOf[name as Failure]);
      expect(problem.remedy).toContain(call === 'login' ? '/oauth/token' : '/api/v2/conversations/guests');
      const everything = inspect(problem, { depth: 20, showHidden: true }) + JSON.stringify(problem) + logged;
      for (const secret of [CLIENT.clientSecret, BASIC.slice(6), ACCESS_TOKEN, GUEST.token]) {
        expect(everything).not.toContain(secret);
      }
    },
  );
});

describe('a problem with Genesys', () => {
  it('says when to come back, in seconds, as Genesys said', async () => {
    genesys.guests = failures['429'];
    expect((await problemFrom(platform().createGuest())).retryAfterSeconds).toBe(17);
    genesys.guests = failures['503 until a date'];
    const { retryAfterSeconds } = await problemFrom(platform().createGuest());
    expect(retryAfterSeconds).toBeGreaterThanOrEqual(1);
    expect(retryAfterSeconds).toBeLessThanOrEqual(30);
  });

  it('tells the operator of an organisation without the guests resource what to do', async () => {
    genesys.guests = failures['404'];
    expect((await problemFrom(platform().createGuest())).remedy).toMatch(/GUEST_ISSUER=minted/);
  });

  it('is unavailability when nothing listens there', async () => {
    const { url, close } = await startFakeGenesys();
    await close();
    const problem = await problemFrom(platform({ gateway: url }).createGuest());
    expect(problem).toMatchObject({ code: 'genesys-unavailable', status: 503, retryAfterSeconds: 5 });
  });
});

describe('when Genesys fails', () => {
  const first = (answer: FakeGenesys['guests'], then = genesys.guests): FakeGenesys['guests'] => {
    let asked = 0;
    return (...args) => (asked++ === 0 ? answer : then)(...args);
  };

  it('asks for a guest again only where none can have been made', async () => {
    genesys.guests = first(json(429, {}, { 'retry-after': '1' }));
    expect(await platform().createGuest()).toMatchObject({ guestId: GUEST.id });
    for (const failure of ['500', '503 until a date', 'reset', 'a broken-off body', 'no JSON'] as const) {
      genesys.guests = first(failures[failure], json(200, GUEST));
      genesys.requests.length = 0;
      await problemFrom(platform().createGuest());
      expect(paths()).toHaveLength(2);
    }
  });

  it('logs in again, since one login more does no harm', async () => {
    for (const failure of ['500', 'reset', 'a broken-off body'] as const) {
      genesys.login = first(failures[failure], json(200, { access_token: ACCESS_TOKEN, expires_in: 60 }));
      expect(await platform().createGuest()).toMatchObject({ guestId: GUEST.id });
    }
  });

  it('asks wrong credentials once, however many visitors come, and again when an operator looks', async () => {
    const mended = genesys.login;
    genesys.login = failures['401'];
    const genesysCloud = platform();
    for (let visitor = 0; visitor < 5; visitor++) await problemFrom(genesysCloud.createGuest());
    expect(logins()).toBe(1);
    genesys.login = mended;
    await genesysCloud.checkLogin();
    expect(await genesysCloud.createGuest()).toMatchObject({ guestId: GUEST.id });
    expect(logins()).toBe(2);
  });

  it('leaves it alone after failures in a row, and says so', async () => {
    genesys.guests = failures['500'];
    const genesysCloud = platform();
    for (let visitor = 0; visitor < 12; visitor++) await problemFrom(genesysCloud.createGuest());
    expect(paths()).toHaveLength(1 + 10);
    expect(genesysCloud.state().circuit).toBe('open');
    const problem = await problemFrom(genesysCloud.createGuest());
    expect(problem).toMatchObject({ code: 'genesys-unavailable', status: 503 });
    expect(problem.retryAfterSeconds).toBeGreaterThan(0);
    expect(paths()).toHaveLength(1 + 10);
    expect(outcomes.at(-1)).toBe('guests circuit-open');
  });

  it('does not come back before the time Genesys named', async () => {
    const answers = genesys.guests;
    genesys.guests = failures['429'];
    const genesysCloud = platform();
    await problemFrom(genesysCloud.createGuest());
    genesys.guests = answers;
    const problem = await problemFrom(genesysCloud.createGuest());
    expect(problem.code).toBe('genesys-unavailable');
    expect(problem.retryAfterSeconds).toBeGreaterThan(10);
    expect(paths()).toHaveLength(2);
  });
});

describe('the line in front of Genesys', () => {
  it('never lets more through than the budget, logins counted, and tells the others at once when to come back', async () => {
    const genesysCloud = platform({ callsPerMinute: 6 });
    const asked = await Promise.allSettled(Array.from({ length: 20 }, () => genesysCloud.createGuest()));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    const refused = asked.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    for (const problem of refused) {
      expect(problem).toMatchObject({ name: 'Problem', code: 'overloaded', status: 503 });
      expect(problem.retryAfterSeconds).toBeGreaterThan(50);
    }
    expect(paths()).toHaveLength(6);
  });

  it('counts what is tried again', async () => {
    genesys.login = json(500, {});
    await problemFrom(platform({ callsPerMinute: 2 }).createGuest());
    expect(paths()).toEqual(['/oauth/token', '/oauth/token']);
  });

  it('shares budget and login between machines', async () => {
    const store = createMemoryStore();
    const machines = [1, 2, 3].map(() => platform({ callsPerMinute: 8, store }));
    const asked = await Promise.allSettled(
      Array.from({ length: 30 }, (_, visitor) => machines[visitor % 3]?.createGuest()),
    );
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(7);
    expect(logins()).toBe(1);
    expect(paths()).toHaveLength(8);
  });

  it('refuses at once whom it has no place for, and serves everybody else', async () => {
    const answer = genesys.guests;
    const held: (() => void)[] = [];
    genesys.guests = (...args) => held.push(() => answer(...args));
    const genesysCloud = platform({ callsPerMinute: 10_000, timeoutMs: 20_000 });
    await genesysCloud.checkLogin();
    const asked = Promise.allSettled(Array.from({ length: 700 }, () => genesysCloud.createGuest()));
    await vi.waitFor(() => expect(held).toHaveLength(64));
    expect(genesysCloud.state().queueDepth).toBe(512);
    genesys.guests = answer;
    for (const release of held) release();
    const outcomes = await asked;
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(64 + 512);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'overloaded' });
    }
  });
});

describe('behind a proxy', () => {
  async function startProxy() {
    const wanted: string[] = [];
    const server = createServer().on('connect', (req, near) => {
      wanted.push(String(req.url));
      const far = connect(Number(new URL(genesys.url).port), '127.0.0.1', () => {
        near.write('HTTP/1.1 200 OK\r\n\r\n');
        far.pipe(near).pipe(far);
      });
      far.on('error', () => near.destroy());
      near.on('error', () => far.destroy()).on('close', () => far.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      vi.unstubAllEnvs();
      server.close();
      server.closeAllConnections();
    });
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, wanted };
  }

  it('goes through HTTP_PROXY, which alone has to find Genesys', async () => {
    const proxy = await startProxy();
    vi.stubEnv('HTTP_PROXY', proxy.url);
    expect(await platform({ gateway: 'http://genesys.invalid' }).createGuest()).toMatchObject({
      guestId: GUEST.id,
    });
    expect(proxy.wanted[0]).toBe('genesys.invalid:80');
  });

  it('goes by itself to whom NO_PROXY names', async () => {
    const proxy = await startProxy();
    vi.stubEnv('HTTP_PROXY', proxy.url);
    vi.stubEnv('NO_PROXY', '127.0.0.1');
    await platform().createGuest();
    expect(proxy.wanted).toEqual([]);
  });
});
