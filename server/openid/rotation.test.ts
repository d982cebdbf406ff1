import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createMemoryStore } from '../store/memory.ts';
import {
  CLIENT_ID,
  exchangeOf,
  ISSUER,
  type Provider,
  startProvider,
} from './profile/relying-party.testing.ts';

const VISITORS = 100;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A key signs for thirty days, of the clock that all machines have. */
const PERIOD_MS = 30 * DAY_MS;

/** Hours around the moment at which another key begins to sign. */
const AROUND = [-24.01, -12, -0.01, 0.01, 12, 24.01];

it('keys rotated twice while 100 visitors chat: nobody notices', async () => {
  const rotation = Math.ceil(Date.now() / PERIOD_MS + 1) * PERIOD_MS;
  const moments = [rotation, rotation + PERIOD_MS].flatMap((at) =>
    AROUND.map((hours) => at + hours * HOUR_MS),
  );
  vi.useFakeTimers({ toFake: ['Date'], now: rotation - 2 * DAY_MS });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const store = createMemoryStore();
  const machines = [await startProvider({}, { store }), await startProvider({}, { store })];
  for (const { close } of machines) onTestFinished(close);

  const play = playOn(machines);
  for (const now of moments) {
    vi.setSystemTime(now);
    await play.halfOfThemGoOn();
  }
  const { failures, signIns, refreshes, kids } = play;
  console.log(
    `Keys rotated twice, ${VISITORS} visitors, 2 machines: ${failures.length} failures (bar: 0) in ` +
      `${signIns} sign-ins and ${refreshes} refreshes, with ${kids.size} keys.`,
  );
  expect(failures).toEqual([]);
  expect(kids.size).toBe(3);
  expect([signIns, refreshes].every((count) => count >= 2 * VISITORS)).toBe(true);
}, 120_000);

/** Genesys for all of them: it signs visitors in, and renews whom it knows, at any machine. */
function playOn(machines: readonly Provider[]) {
  const play = {
    failures: [] as string[],
    signIns: 0,
    refreshes: 0,
    kids: new Set<string | undefined>(),
    halfOfThemGoOn,
  };
  let turn = 0;
  const known = new Map<number, { token: string; since: number }>();
  const findKey = strictKeys(machines[0]);
  let asked = 0;
  const anyMachine = () => {
    const machine = machines[asked++ % machines.length];
    if (machine === undefined) throw new Error('There is no machine.');
    return machine;
  };

  /** At each moment every second one, ten at a time. */
  async function halfOfThemGoOn(): Promise<void> {
    const first = turn++ % 2;
    for (let visitor = first; visitor < VISITORS; visitor += 20) {
      await Promise.all(Array.from({ length: 10 }, (_, index) => goOn(visitor + 2 * index)));
    }
  }

  async function goOn(visitor: number): Promise<void> {
    try {
      const before = known.get(visitor);
      // Somebody whom the site has vouched for is known for a day.
      const isKnown = before !== undefined && Date.now() - before.since < DAY_MS;
      const tokens = isKnown ? await refresh(before.token) : await signIn(visitor);
      play[isKnown ? 'refreshes' : 'signIns']++;
      const { payload } = await jwtVerify(tokens.id_token, await findKey(), {
        issuer: ISSUER,
        audience: CLIENT_ID,
      });
      expect(payload.sub).toBe(`customer-${visitor}`);
      play.kids.add(decodeProtectedHeader(tokens.id_token).kid);
      known.set(visitor, { token: tokens.refresh_token, since: isKnown ? before.since : Date.now() });
    } catch (error) {
      play.failures.push(`${new Date().toISOString()} visitor ${visitor}: ${error}`);
    }
  }

  async function signIn(visitor: number) {
    const code = await anyMachine().codeFor({ sub: `customer-${visitor}`, name: 'Somebody' });
    return read(await anyMachine().askForTokens(exchangeOf(code)));
  }

  async function refresh(token: string) {
    return read(await anyMachine().askForTokens({ grant_type: 'refresh_token', refresh_token: token }));
  }
  return play;
}

async function read(res: Response): Promise<{ id_token: string; refresh_token: string }> {
  if (res.status !== 200) throw new Error(`${res.status} ${await res.text()}`);
  return res.json();
}

/** Keys as the strictest client has them: it keeps what it fetched for a day, and never looks sooner, whatever it is shown. */
function strictKeys(provider: Provider | undefined) {
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let keys: Promise<ReturnType<typeof createLocalJWKSet>> | undefined;
  return async () => {
    if (Date.now() - fetchedAt >= DAY_MS || keys === undefined) {
      fetchedAt = Date.now();
      keys = provider?.fetch(`${ISSUER}/jwks`).then(async (res) => createLocalJWKSet(await res.json()));
    }
    if (keys === undefined) throw new Error('There is no provider.');
    return keys;
  };
}
