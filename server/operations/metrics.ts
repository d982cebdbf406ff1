import {
  type Counter,
  collectDefaultMetrics,
  Gauge,
  Histogram,
  Counter as NewCounter,
  Registry,
} from 'prom-client';

/** What the companion counts about itself, for Prometheus. Labels come from short lists only: never from a visitor. */
export interface Metrics {
  /** A request was answered. `outcome` is `ok`, `not-modified`, `aborted` or a problem's code. */
  requestDone(route: string, outcome: string, ms?: number): void;
  /** A visitor was refused by this limit. */
  limitHit(limit: string): void;
  /** USER_TOKENS=required would have refused a visitor of this site, for this reason. */
  wouldRefuse(site: string, reason: string): void;
  /** A call to Genesys ended; `outcome` is `ok` or why not. Without `ms` it was never made. */
  upstreamDone(call: string, outcome: string, ms?: number): void;
  /** Has `read` asked for the state of each site whenever somebody asks for the metrics. */
  watch(name: WatchedGauge, read: ReadGauge): void;
  /** Has `read` asked how many entries this process keeps, whenever somebody asks for the metrics. */
  watchStore(read: () => number): void;
  /** In Prometheus's text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

const gauges = {
  genesys_login_age_seconds: 'Age of the login that all calls to Genesys share.',
  genesys_circuit_open:
    '1 while calls to Genesys are not even tried, 0.5 while one is let through to see, else 0.',
  genesys_queue_depth: 'Calls that wait for their turn.',
} as const;

type WatchedGauge = keyof typeof gauges;
const gaugeNames = Object.keys(gauges) as WatchedGauge[];

/** By site. A site without a value has none to show. */
type ReadGauge = () => Iterable<readonly [site: string, value: number | undefined]>;

/** In seconds: a guest session takes a few milliseconds, or as long as Genesys does. */
const REQUEST_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const UPSTREAM_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

let processRegistry: Registry | undefined;

/**
 * Event-loop lag, memory, CPU, garbage collection: the names that everybody's dashboards know. Once in a process: who
 * watches them is never let go, and kept every companion that had been closed, 4 MB each.
 */
function metricsOfProcess(): Registry {
  if (processRegistry === undefined) {
    processRegistry = new Registry();
    collectDefaultMetrics({ register: processRegistry });
  }
  return processRegistry;
}

/** Each with a registry of its own: an application that mounts the companion has metrics of its own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const ofProcess = metricsOfProcess();

  const requests = counter('companion_requests_total', 'Requests by outcome.', ['route', 'outcome']);
  const limits = counter('companion_limits_hit_total', 'Requests that a limit refused.', ['limit']);
  const wouldRefuse = counter(
    'companion_user_tokens_would_refuse_total',
    'Requests that USER_TOKENS=required would have refused, while it is report.',
    ['site', 'reason'],
  );
  const calls = counter('genesys_calls_total', 'Calls to Genesys by outcome.', ['call', 'outcome']);
  const requestSeconds = new Histogram({
    name: 'companion_request_seconds',
    help: 'Time to the end of the answer.',
    labelNames: ['route'],
    buckets: REQUEST_BUCKETS,
    registers,
  });
  const callSeconds = new Histogram({
    name: 'genesys_call_seconds',
    help: 'Time to the end of the answer of Genesys.',
    labelNames: ['call'],
    buckets: UPSTREAM_BUCKETS,
    registers,
  });
  const watched = new Map<WatchedGauge, ReadGauge>();
  for (const name of gaugeNames) {
    new Gauge({
      name,
      help: gauges[name],
      labelNames: ['site'],
      registers,
      collect() {
        this.reset();
        for (const [site, value] of watched.get(name)?.() ?? []) {
          if (value !== undefined) this.set({ site }, value);
        }
      },
    });
  }

  function counter<Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> {
    return new NewCounter({ name, help, labelNames, registers });
  }

  return {
    requestDone(route, outcome, ms) {
      requests.labels(route, outcome).inc();
      if (ms !== undefined) requestSeconds.labels(route).observe(ms / 1000);
    },
    limitHit: (limit) => limits.labels(limit).inc(),
    wouldRefuse: (site, reason) => wouldRefuse.labels(site, reason).inc(),
    upstreamDone(call, outcome, ms) {
      calls.labels(call, outcome).inc();
      if (ms !== undefined) callSeconds.labels(call).observe(ms / 1000);
    },
    watch: (name, read) => {
      watched.set(name, read);
    },
    watchStore(read) {
      new Gauge({
        name: 'companion_store_entries',
        help: 'Values and windows of limits that this process keeps; past 100 000 of either it forgets the oldest.',
        registers,
        collect() {
          this.set(read());
        },
      });
    },
    text: () => Registry.merge([registry, ofProcess]).metrics(),
    contentType: registry.contentType,
  };
}
