import { fileURLToPath } from 'node:url';
import { codeOf, type Failure, failures } from '../genesys/genesys.testing.ts';
import { startCompanion } from '../testing/companion.testing.ts';
import { showBars } from './bars.ts';
import { createJudge, type Fared, PLATFORM, startNumberingGenesys } from './fared.ts';
import { jwksFaults } from './jwks-faults.ts';
import { redisFaults } from './redis-faults.ts';

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
  ...redisFaults,
  ...jwksFaults,
};

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
