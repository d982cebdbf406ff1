import { parseAllowedOrigins } from '../http/origins.ts';
import { setControl } from '../sandbox/sandbox.testing.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { type Difference, differing } from './differing.testing.ts';
import { type Line, type Run, runLive } from './run.ts';
import { createScene, type SceneParts } from './scene.ts';

/** A sandbox at Genesys's real host names, for one shop. To be closed. */
export async function startShop(settings: object = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ tls: { port: 0 }, allowedDomains: ['shop.example'] });
  await setControl(sandbox, { botDelayMs: 0, clientPermissions: PERMISSIONS, ...settings });
  return sandbox;
}

/** All that a row wants (genesys.md 14.1). */
const PERMISSIONS = [
  'webDeployments:deployment:view',
  'webDeployments:configuration:view',
  'conversation:message:view',
  'routing:queue:view',
  'analytics:queueObservation:view',
  'routing:scheduleGroup:view',
  'routing:schedule:view',
  'routing:emergencyGroup:view',
];

export interface AskedLive extends Run {
  /** Row ids, by what became of them. */
  readonly different: readonly string[];
  readonly asDocumented: readonly string[];
  readonly notAsked: readonly string[];
}

/** How a run is watched. */
interface Watch {
  readonly extent?: 'read-only' | 'chat';
  readonly signal?: AbortSignal;
  readonly tell?: (line: Line) => void;
}

/** A whole run, by default with a conversation, against a Genesys Cloud that differs. */
export async function askLive(
  sandbox: Sandbox,
  difference: Difference = {},
  { extent = 'chat', signal = new AbortController().signal, tell = () => {} }: Watch = {},
): Promise<AskedLive> {
  const { addresses, close } = await differing(sandbox, difference);
  const scene = createScene({
    site: siteOf(sandbox),
    addresses,
    timeoutMs: 2_000,
    signal,
  });
  const run = await runLive(scene, { extent, tell });
  close();
  const ids = (kind: string) => run.lines.filter(({ outcome }) => outcome.kind === kind).map(({ id }) => id);
  return {
    ...run,
    different: ids('different'),
    asDocumented: ids('as documented'),
    notAsked: ids('not asked'),
  };
}

/** The shop's, as its operator has configured it. */
export function siteOf({ deploymentId, clientId, clientSecret }: Sandbox): SceneParts['site'] {
  return {
    deploymentId,
    credentials: { clientId, clientSecret },
    guestsPath: '/api/v2/conversations/guests',
    allowedOrigins: parseAllowedOrigins('https://www.shop.example').allowed,
  };
}
