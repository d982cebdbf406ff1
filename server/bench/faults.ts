import { fileURLToPath } from 'node:url';
import {
  BASIC,
  CLIENT,
  codeOf,
  type Failure,
  type FakeGenesys,
  failures,
  json,
  startFakeGenesys,
} from '../genesys/genesys.testing.ts';
import { hasRedisServer, startRedis, type TestRedis } from '../store/redis.testing.ts';
import { createRedisStore } from '../store/redis.ts';
import { createMemoryLog, SESSION_SECRET, startCompanion } from '../testing/companion.testing.ts';
import { showBars } from './bars.ts';

/** How visitors fared while something was broken, and after it was mended. */
export interface Fared {
  readonly asked: number;
  readonly guests: number;
  /** Answers that the contract does not have for this fault, and guests handed to two visitors. */
  readonly wrong: string[];
  /** Requests without an answer. */
  readonly lost: string[];
  /** Secrets and tokens, found where they must not be. */
  readonly secrets: string[];
}

type Companion = Awaited<ReturnType<typeof startCompanion>>;

/** Everything that can break around a companion, by name; each starts all it needs and stops it. */
export const faults: Readonly<Record<string, () => Promise<Fared>>> = {
  ...Object.fromEntries(
    (Object.keys(failures) as Failure[]).flatMap((failure) =>
      (['guests', 'login'] as const).map((call) => [
        `Genesys gives ${failure} to ${call}`,
        () => whenGenesysGives(failure, call),
      ]),
    ),
  ),
  'the clock jumps a day forward and back': whenTheClockJumps,
  ...(hasRedisServer()
    ? {
        'Redis is frozen': () =>
          whenRedisFails(
            async (redis) => redis.freeze(),
            async (redis) => redis.thaw(),
          ),
        'Redis is killed, and started again empty': () =>
          whenRedisFails(
            (redis) => redis.kill(),
            (redis) => redis.restart(),
          ),
      }
    : {}),
};

const VISITORS = 20;
const ACCESS_TOKEN = 'the-access-token-';
const GUEST_TOKEN = 'the-guest-token-';
const PLATFORM = { GENESYS_CLIENT_ID: CLIENT.clientId, GENESYS_CLIENT_SECRET: CLIENT.clientSecret };

async function whenGenesysGives(failure: Failure, call: 'guests' | 'login'): Promise<Fared> {
  const genesys = await startNumberingGenesys();
  const companion = await startCompanion({
    ...PLATFORM,
    GENESYS_GATEWAY: genesys.url,
    // Where Genesys is not slow, neither is a busy machine to be taken for it.
    UPSTREAM_TIMEOUT_MS: codeOf[failure] === 'genesys-timeout' ? '300' : '5000',
  });
  const judge = createJudge(new Set([codeOf[failure], 'genesys-unavailable']));
  const asBefore = genesys[call];
  let calls = 0;
  // Every second one goes well: a failure must not reach those who were lucky.
  genesys[call] = (...args) => (calls++ % 2 === 0 ? failures[failure] : asBefore)(...args);
  for (let round = 0; round < 2; round++) await judge.visit(companion);
  genesys[call] = failures[failure];
  await judge.visit(companion);
  genesys[call] = asBefore;
  await judge.visit(companion);
  await companion.close();
  await genesys.close();
  return judge.verdict([companion]);
}

async function whenRedisFails(
  fail: (redis: TestRedis) => Promise<void>,
  mend: (redis: TestRedis) => Promise<void>,
): Promise<Fared> {
  const genesys = await startNumberingGenesys();
  const redis = await startRedis();
  const machines = await Promise.all(
    [1, 2].map(async () => {
      const { log, text } = createMemoryLog();
      const store = createRedisStore(redis.url, log);
      const env = {
        ...PLATFORM,
        GENESYS_GATEWAY: genesys.url,
        UPSTREAM_CALLS_PER_MINUTE: '1000',
      };
      const companion = await startCompanion(env, { store });
      const logText = () => companion.logText() + text();
      return {
        ...companion,
        store,
        logText,
        close: async () => {
          await companion.close();
          await store.close();
        },
      };
    }),
  );
  const judge = createJudge(new Set(['overloaded']));
  const everywhere = () => Promise.all(machines.map((machine) => judge.visit(machine)));
  await everywhere();
  await fail(redis);
  for (let round = 0; round < 3; round++) await everywhere();
  await mend(redis);
  const isShared = () => Promise.all(machines.map(({ store }) => store.check()));
  const givesUpAt = performance.now() + 15_000;
  do await everywhere();
  while (!(await succeeds(isShared())) && performance.now() < givesUpAt);
  await isShared();
  await everywhere();
  for (const machine of machines) await machine.close();
  await redis.kill();
  await genesys.close();
  return judge.verdict(machines);
}

function succeeds(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}

async function whenTheClockJumps(): Promise<Fared> {
  const genesys = await startNumberingGenesys();
  const companion = await startCompanion({ ...PLATFORM, GENESYS_GATEWAY: genesys.url });
  const judge = createJudge(new Set());
  await judge.visit(companion);
  for (const hours of [25, -25]) {
    const setBack = moveClock(hours * 3_600_000);
    await judge.visit(companion);
    setBack();
    await judge.visit(companion);
  }
  await companion.close();
  await genesys.close();
  return judge.verdict([companion]);
}

/** Every guest and every login is another one, so that whoever gets one of somebody else's is found out. */
async function startNumberingGenesys(): Promise<FakeGenesys> {
  const genesys = await startFakeGenesys();
  let made = 0;
  genesys.login = (...args) =>
    json(200, { access_token: `${ACCESS_TOKEN}${++made}`, expires_in: 86_400 })(...args);
  genesys.guests = (...args) => {
    const number = ++made;
    json(200, { id: `guest-${number}`, token: `${GUEST_TOKEN}${number}.` })(...args);
  };
  return genesys;
}

function createJudge(codes: ReadonlySet<string>) {
  const fared = { asked: 0, guests: 0, wrong: [] as string[], lost: [] as string[], secrets: [] as string[] };
  const given = new Set<string>();
  const findSecrets = (where: string, text: string, secrets: readonly string[]) => {
    for (const secret of secrets) if (text.includes(secret)) fared.secrets.push(`${secret} in ${where}`);
  };
  const never = [CLIENT.clientSecret, CLIENT.clientId, BASIC.slice(6), ACCESS_TOKEN, SESSION_SECRET];

  const judgeAnswer = (status: number, retryAfter: string | null, text: string) => {
    findSecrets('an answer', text, never);
    const answer = JSON.parse(text);
    if (status === 200) {
      fared.guests++;
      const isOne = answer.token === `${GUEST_TOKEN}${String(answer.guestId).slice('guest-'.length)}.`;
      if (!isOne || given.has(answer.guestId)) fared.wrong.push(`guest ${answer.guestId}`);
      given.add(answer.guestId);
      return;
    }
    findSecrets('an error', text, [GUEST_TOKEN]);
    const saysWhen = status !== 503 || Number(retryAfter) >= 1;
    if (!codes.has(answer.code) || answer.status !== status || !saysWhen)
      fared.wrong.push(`${status} ${answer.code}`);
  };

  return {
    /** Many visitors at once. */
    async visit({ ask }: Pick<Companion, 'ask'>) {
      await Promise.all(
        Array.from({ length: VISITORS }, async () => {
          fared.asked++;
          try {
            const res = await ask();
            judgeAnswer(res.status, res.headers.get('retry-after'), await res.text());
          } catch (error) {
            fared.lost.push(String(error));
          }
        }),
      );
    },
    verdict(companions: readonly Pick<Companion, 'logText'>[]): Fared {
      for (const { logText } of companions) findSecrets('the log', logText(), [...never, GUEST_TOKEN]);
      return fared;
    },
  };
}

/** Sets the wall clock of this process; what is returned sets it right again. */
function moveClock(byMs: number): () => void {
  const RealDate = globalThis.Date;
  class MovedDate extends RealDate {
    constructor(...args: [] | [string | number | Date]) {
      if (args.length === 0) super(RealDate.now() + byMs);
      else super(...args);
    }
    static override now() {
      return RealDate.now() + byMs;
    }
  }
  globalThis.Date = MovedDate as DateConstructor;
  return () => {
    globalThis.Date = RealDate;
  };
}

type Verdicts = 'wrong (bar 0)' | 'lost (bar 0)' | 'secrets (bar 0)';
type Row = { fault: string; asked: number; guests: number } & Record<Verdicts, number>;

/** Prints how visitors fare under every fault. */
export async function run(): Promise<void> {
  const rows: Row[] = [];
  for (const [fault, happen] of Object.entries(faults)) {
    const { asked, guests, wrong, lost, secrets } = await happen();
    rows.push({
      fault,
      asked,
      guests,
      'wrong (bar 0)': wrong.length,
      'lost (bar 0)': lost.length,
      'secrets (bar 0)': secrets.length,
    });
    for (const what of new Set([...wrong, ...lost, ...secrets])) console.log(`${fault}: ${what}`);
  }
  console.log('\nVisitors while something is broken, and after');
  console.table(rows);
  const sum = (column: Verdicts) => rows.reduce((total, row) => total + row[column], 0);
  showBars([
    { what: 'wrong answers under faults', measured: sum('wrong (bar 0)'), bar: '0' },
    { what: 'lost answers under faults', measured: sum('lost (bar 0)'), bar: '0' },
    { what: 'secrets or tokens in logs and answers', measured: sum('secrets (bar 0)'), bar: '0' },
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run();
