import { ask } from './ask.ts';

/** What of Genesys Cloud can be broken by name. Any path (`/api/v2/…`) will do as well. */
const places = {
  login: '/oauth/token',
  guests: '/api/v2/conversations/guests',
  script: '/genesys-bootstrap/genesys.min.js',
  deployment: '/webdeployments/v1/',
  socket: '/v1',
} as const;

export type Place = keyof typeof places | `/${string}`;

/** How a request goes wrong; with `latencyMs` alone it is late, but answered as usual. */
export interface Failure {
  /** HTTP status of the answer. */
  readonly status?: number;
  readonly body?: string | object;
  readonly latencyMs?: number;
  /** Never answered. */
  readonly hang?: true;
  /** The connection is cut. */
  readonly reset?: true;
}

export interface Genesys {
  /** Breaks a part of Genesys Cloud until `recover`; without a failure of its own it answers 503. */
  fail(place: Place, failure?: Failure): Promise<void>;
  /** Everything works again. */
  recover(): Promise<void>;
  /** Any setting of the sandbox's control resource, such as `{ deploymentStatus: 'Inactive' }`. */
  set(settings: object): Promise<void>;
  /** The requests it has received, oldest first; without queries, headers and bodies: those may hold secrets. */
  requests(): Promise<{ method: string; path: string; origin: string | null; status: number }[]>;
}

type Control = { settings: { faults: object[] }; requests: Awaited<ReturnType<Genesys['requests']>> };

/** `inspector`: address of the organisation's inspector, with the control resource below it. */
export function genesysAt(inspector: string): Genesys {
  const control = (settings?: object) => ask<Control>(`${inspector}/control`, settings);
  return {
    async fail(place, failure = { status: 503 }) {
      const path = pathOf(place);
      const { faults } = (await control()).settings;
      await control({ faults: [{ path, ...failure }, ...faults] });
    },
    recover: async () => void (await control({ faults: [] })),
    set: async (settings) => void (await control(settings)),
    requests: async () => (await control()).requests,
  };
}

/** A test in JavaScript may name anything. */
function pathOf(place: string): string {
  const named = Object.entries(places).find(([name]) => name === place)?.[1];
  if (named !== undefined) return named;
  if (place.startsWith('/')) return place;
  const names = Object.keys(places).map((name) => `'${name}'`);
  throw new Error(
    `genesys.fail: '${place}' is no part of Genesys Cloud. Write ${names.join(', ')}, or a path such as '/api/v2/'.`,
  );
}
