import { createCompanion } from '../../app.ts';
import type { Config } from '../../config/config.ts';
import { ACCESS_TOKEN, BASIC, CLIENT } from '../../genesys/genesys.testing.ts';
import { createLog } from '../../operations/log.ts';
import { within } from '../../within.ts';
import { builtLoader, builtPages, SESSION_SECRET } from '../companion.testing.ts';
import { type Host, hosts, ownProcess } from '../hosts.testing.ts';
import type { Asked } from '../mutated-requests.testing.ts';
import { answersIn, exchange, type Heard, Hung } from './exchange.testing.ts';
import { askInProcess } from './in-process.testing.ts';
import type { Expected } from './judge.testing.ts';
import { METRICS_TOKEN, type RealValues, takeRealValues, USER_TOKEN_SECRET } from './real-values.testing.ts';
import type { Wire } from './wires.testing.ts';
import { createWorld } from './worlds.testing.ts';

/** A companion, and a way to ask it. */
export interface Face {
  readonly name: string;
  /** How many of the requests it gets, beside others of its way. */
  readonly weight: number;
  readonly way: 'in process' | 'by socket';
  readonly real: RealValues;
  readonly expected: Expected;
  /** In process there is one answer, and no wire. Rejects with {@link Hung}. */
  ask(asked: Asked, wire: Wire | undefined): Promise<readonly Heard[]>;
  /** The lines of its log since this was last called. */
  takeLog(): string;
  close(): Promise<void>;
}

/** The companion as it may be set up, and in every kind of host. */
export async function openFaces(): Promise<{ faces: readonly Face[]; close(): Promise<void> }> {
  const world = await createWorld();
  const { userTokenOf } = world;
  const first = await inProcess('one site', world.oneSite, { weight: 12, userTokenOf });
  const second = await inProcess('two sites', world.twoSites, { weight: 4, userTokenOf, basePath: '/chat' });
  const faces = [
    first,
    second,
    await inProcess('proofs', world.proofs, { weight: 1, userTokenOf }),
    await inProcess('Genesys fails', world.platform, { weight: 3, userTokenOf, genesysFails: true }),
  ];
  world.failNowAndThen();
  for (const [name, host] of Object.entries(hosts)) {
    faces.push(await bySocket(name, host, world.oneSite, first));
  }
  faces.push(await bySocket('two sites in their own process', ownProcess, world.twoSites, second));
  return {
    faces,
    async close() {
      for (const face of faces) await face.close();
      await world.close();
    },
  };
}

interface Circumstances {
  readonly weight: number;
  readonly userTokenOf: (deploymentId: string) => string;
  /** Where the companion is mounted. */
  readonly basePath?: string;
  readonly genesysFails?: true;
}

async function inProcess(name: string, config: Config, circumstances: Circumstances): Promise<Face> {
  const { weight, userTokenOf, basePath = '', genesysFails = false } = circumstances;
  const { log, takeLog } = collectLog();
  const parts = { log, builtLoader, builtPages, cdnUrl: config.sites[0].gateway };
  const companion = createCompanion(config, parts);
  // Of one with the same secrets: on a busy machine even a Genesys that answers at once may be too slow for the deadline here.
  const patient = createCompanion({ ...config, upstreamTimeoutMs: PATIENT_MS }, parts);
  const real = await takeRealValues(patient, config, userTokenOf);
  const { origins, sessions, ending } = real;
  const expected = {
    genesysFails,
    origins,
    sessions: [...sessions, ...ending],
    metricsToken: config.metricsToken,
    secrets: SECRETS,
  };
  return {
    name,
    weight,
    way: 'in process',
    real,
    expected,
    ask: async (asked) => {
      const answering = askInProcess(companion, { ...asked, target: basePath + asked.target }, basePath);
      return [await within(DEADLINE_MS, answering, () => new Hung(NO_ANSWER))];
    },
    takeLog,
    close: async () => {},
  };
}

/** Its secrets are those of `like`: what that one has sealed and signed is good here. */
async function bySocket(name: string, host: Host, config: Config, like: Face): Promise<Face> {
  const { log, takeLog } = collectLog();
  const { url, close } = await host(config, { log, builtLoader, builtPages });
  return {
    name,
    weight: 1,
    way: 'by socket',
    real: like.real,
    expected: like.expected,
    ask: async (_, wire) => (wire ? answersIn(await exchange(url, wire, DEADLINE_MS)) : []),
    takeLog,
    close,
  };
}

const PATIENT_MS = 20_000;
const DEADLINE_MS = 10_000;
const NO_ANSWER = `There was no answer within ${DEADLINE_MS} ms.`;

const SECRETS = [
  ...[SESSION_SECRET, METRICS_TOKEN, USER_TOKEN_SECRET],
  ...[CLIENT.clientSecret, BASIC.slice('Basic '.length), ACCESS_TOKEN],
];

function collectLog() {
  let text = '';
  const log = createLog('trace', {
    write(line) {
      text += line;
    },
  });
  const takeLog = () => {
    const taken = text;
    text = '';
    return taken;
  };
  return { log, takeLog };
}
