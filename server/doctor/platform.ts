import { type Call, GenesysFailure, problemOf } from '../genesys/failures.ts';
import type { Inspector } from '../genesys/inspector.ts';
import type { LastGuest } from '../genesys/platform.ts';
import { Unreachable } from './ask.ts';
import { askForDeployment, folderOf, type PublishedDeployment } from './deployment.ts';
import { type Finding, failed, ok, type Scene, skipped, warning } from './finding.ts';

/** Does Genesys take the OAuth client? */
export async function credentials({ inspector, addresses }: Scene): Promise<Finding> {
  if (inspector === undefined) return skipped('No OAuth client is configured: guests are minted.');
  return unlessRefused({ name: 'login', address: `POST ${addresses.login}/oauth/token` }, async () => {
    await inspector.logIn();
    return ok('Genesys has taken the OAuth client.');
  });
}

/**
 * Is the resource there that makes guests, and may the client use it? Makes one guest, unless a running companion has seen
 * what becomes of its visitors': guests made for whoever asks would be visitors' turns.
 */
export async function guests({ inspector, site, addresses, lastGuest }: Scene): Promise<Finding> {
  if (inspector === undefined || site.issuer !== 'platform') return skipped('Guests are minted here.');
  if (lastGuest !== undefined) return guestsOfVisitors(lastGuest());
  if (!(await canLogIn(inspector))) return skipped(NO_LOGIN);
  return unlessRefused({ name: 'guests', address: `POST ${addresses.api}${site.guestsPath}` }, async () => {
    await inspector.createGuest();
    return ok('Genesys makes guests (one was made just now).');
  });
}

function guestsOfVisitors(last: LastGuest | undefined): Finding {
  if (last === undefined) {
    return skipped(
      'No visitor has asked for a guest yet; `npx messenger-tag-companion doctor` makes one to see.',
    );
  }
  const { agoMs, failure } = last;
  if (failure === undefined) return ok(`Genesys made a guest for a visitor ${inWords(agoMs)} ago.`);
  const says = `A visitor got no guest ${inWords(agoMs)} ago (${failure.code}).`;
  const remedy = failure.remedy ?? 'The log of that time says why.';
  // Nobody knows what Genesys would have said.
  return failure.code === 'overloaded' ? warning(says, remedy) : failed(says, remedy);
}

function inWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return `${Math.floor(ms / 1000)} s`;
  return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`;
}

/** Is there such a deployment, and is it active? */
export async function deployment(scene: Scene): Promise<Finding> {
  const { site, addresses } = scene;
  const found = await findDeployment(scene);
  if ('status' in found) return found;
  if (!found.isActive) {
    return failed(
      `Deployment ${site.deploymentId} is not active.`,
      'Activate it in Genesys Cloud: Admin, Message, Messenger Deployments.',
    );
  }
  return ok(`Deployment ${site.deploymentId} is active (asked ${addresses['api-cdn']}).`);
}

/** May the OAuth client read the deployment? Nothing that visitors need: it tells missing rights from a missing resource. */
export async function deploymentByApi({ inspector, site, addresses }: Scene): Promise<Finding> {
  if (inspector === undefined) return skipped('No OAuth client is configured.');
  if (!(await canLogIn(inspector))) return skipped(NO_LOGIN);
  const where = `GET ${addresses.api}/api/v2/webdeployments/deployments/${site.deploymentId}`;
  try {
    const { isActive } = await inspector.readDeployment();
    return isActive
      ? ok(`${where}: it is there, and active.`)
      : failed(`${where}: it is not active.`, ACTIVATE);
  } catch (error) {
    if (!(error instanceof GenesysFailure)) throw error;
    if (error.status === 403) {
      return warning(
        `${where} answered 403: the OAuth client may not read deployments.`,
        'To have it checked, give the client a role with webDeployments:deployment:view and the scope webdeployments:readonly.',
      );
    }
    if (error.status === 404) return failed(`${where} answered 404: there is none with this id.`, CHECK_ID);
    if (error.kind === 'overloaded') return notCalled(error);
    return failed(`${where}: ${error.message}.`, 'See the checks of hosts and credentials.');
  }
}

/** The same for every check: the deployment as visitors' browsers get it, or why it cannot be read. */
export async function findDeployment({
  site,
  addresses,
  config,
}: Scene): Promise<PublishedDeployment | Finding> {
  const asked = { cdn: addresses['api-cdn'], deploymentId: site.deploymentId };
  try {
    const found = await askForDeployment(asked, config.upstreamTimeoutMs);
    if (found === 'missing') {
      return failed(`There is no deployment ${site.deploymentId} in ${site.region.domain}.`, CHECK_ID);
    }
    if (found !== 'unreadable') return found;
    return warning(
      `${folderOf(asked)} is not as it is known here, so nothing can be said about it.`,
      'Look at the deployment in Genesys Cloud: Admin, Message, Messenger Deployments.',
    );
  } catch (error) {
    if (error instanceof Unreachable) return failed(error.message, error.remedy);
    throw error;
  }
}

/** A call that was never made must not be blamed for a login that failed. */
export async function canLogIn(inspector: Inspector): Promise<boolean> {
  try {
    await inspector.logIn();
    return true;
  } catch (error) {
    if (error instanceof GenesysFailure) return false;
    throw error;
  }
}

export const NO_LOGIN = 'Not asked: there is no login (see credentials).';

const CHECK_ID =
  'Copy the id from Genesys Cloud, Admin, Message, Messenger Deployments, and check GENESYS_REGION.';
const ACTIVATE = 'Activate it in Genesys Cloud: Admin, Message, Messenger Deployments.';

async function unlessRefused(call: Call, work: () => Promise<Finding>): Promise<Finding> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof GenesysFailure)) throw error;
    if (error.kind === 'overloaded') return notCalled(error);
    const { remedy = '' } = problemOf(error, call);
    return failed(`Genesys did not do it (${error.message}).`, remedy);
  }
}

/** Visitors have taken all turns, which says nothing of what was to be looked at. */
export function notCalled({ retryAfterSeconds = 60 }: GenesysFailure): Finding {
  return warning(
    'Not asked: all calls of this minute are used up (UPSTREAM_CALLS_PER_MINUTE).',
    `Ask again in ${Math.ceil(retryAfterSeconds)} s.`,
  );
}
