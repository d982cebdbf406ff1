import fc from 'fast-check';
import { type Asked, mutatedRequests } from '../mutated-requests.testing.ts';
import { Hung } from './exchange.testing.ts';
import { type Face, openFaces } from './faces.testing.ts';
import { createJudge, type Fault } from './judge.testing.ts';
import { fieldsIn, framings, type Wire } from './wires.testing.ts';

/** One request to one companion. */
export interface Trial {
  /** The name of a face. */
  readonly face: string;
  readonly asked: Asked;
  /** How it is written into a connection; `undefined` where it is handed over in this process. */
  readonly wire: Wire | undefined;
}

export interface Fuzz {
  readonly trials: fc.Arbitrary<Trial>;
  /** Never rejects: whatever goes wrong is a fault. There may be no answer, and over a connection several. */
  attempt(trial: Trial): Promise<{ readonly statuses: readonly number[]; readonly faults: readonly Fault[] }>;
  /** What the logs say of all attempts since this was last called. */
  readLogs(): Fault[];
  close(): Promise<void>;
}

/** Starts everything. Of so many requests as `sockets` says one goes over a connection. */
export async function openFuzz({ sockets }: { sockets: number }): Promise<Fuzz> {
  const { faces, close } = await openFaces();
  const judged = new Map(faces.map((face) => [face.name, { face, judge: createJudge(face.expected) }]));
  const trialsBy = (way: Face['way']) => fc.oneof(...faces.filter((face) => face.way === way).map(trialsOf));
  return {
    trials: fc.oneof(
      { weight: sockets - 1, arbitrary: trialsBy('in process') },
      { weight: 1, arbitrary: trialsBy('by socket') },
    ),
    async attempt({ face: name, asked, wire }) {
      const { face, judge } = judged.get(name) ?? unknown(name);
      try {
        const heard = await face.ask(asked, wire);
        const faults = heard.flatMap((each) => judge.answer(each, asked));
        return { statuses: heard.map(({ status }) => status), faults };
      } catch (error) {
        const kind = error instanceof Hung ? 'hung' : 'wrong answers';
        return { statuses: [], faults: [{ kind, what: String(error) }] };
      }
    },
    readLogs: () => [...judged.values()].flatMap(({ face, judge }) => judge.log(face.takeLog())),
    close,
  };
}

function trialsOf({ name: face, weight, way, real }: Face): fc.WeightedArbitrary<Trial> {
  const asked = mutatedRequests(real);
  const trials: fc.Arbitrary<Trial> =
    way === 'in process'
      ? asked.map((each) => ({ face, asked: each, wire: undefined }))
      : fc.tuple(asked, framings).map(([each, frame]) => {
          const wire = frame(each);
          // What is judged is what is really sent.
          return { face, asked: { ...each, fields: fieldsIn(wire.bytes), address: '127.0.0.1' }, wire };
        });
  return { weight, arbitrary: trials.map((each) => ({ ...each, [fc.toStringMethod]: () => inWords(each) })) };
}

/** A request with all its bytes, as a person reads it. */
export function inWords({ face, asked, wire }: Trial): string {
  const { body, ...head } = asked;
  const shown =
    wire === undefined
      ? { ...head, body: body.toString('latin1') }
      : { client: wire.client, bytes: wire.bytes.toString('latin1') };
  return `${face}: ${JSON.stringify(shown)}`;
}

function unknown(name: string): never {
  throw new Error(`There is no companion named ${JSON.stringify(name)}.`);
}
