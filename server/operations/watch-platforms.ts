import type { Platform, PlatformState } from '../genesys/platform.ts';
import type { Metrics } from './metrics.ts';

/** Shows in the metrics how it stands between each site and Genesys. `platformOf` is asked anew each time. */
export function watchPlatforms(metrics: Metrics, platformOf: () => ReadonlyMap<string, Platform>): void {
  const ofEach = (value: (state: PlatformState) => number | undefined) => () =>
    [...platformOf()].map(([site, platform]) => [site, value(platform.state())] as const);

  metrics.watch(
    'genesys_login_age_seconds',
    ofEach(({ loginAgeMs }) => (loginAgeMs === undefined ? undefined : loginAgeMs / 1000)),
  );
  metrics.watch(
    'genesys_circuit_open',
    ofEach(({ circuit }) => OPENNESS[circuit]),
  );
  metrics.watch(
    'genesys_queue_depth',
    ofEach(({ queueDepth }) => queueDepth),
  );
}

const OPENNESS = { closed: 0, 'half-open': 0.5, open: 1 } as const;
