import { parseRegion } from '../../genesys/regions.ts';
import { ask, Unreachable } from '../ask.ts';
import { failed, ok, skipped, warning } from '../finding.ts';
import { letsIn } from '../origins.ts';
import type { Look, PageScene } from './page-scene.ts';

const OPENS_NOT = 'the-launcher-shows-nothing-opens';
const ADMIN = 'Genesys Cloud, Admin, Message, Messenger Deployments';

/** Does Genesys hand out Messenger's script? */
export async function genesysScripts({ genesys, tag }: PageScene): Promise<Look> {
  if (genesys === undefined) return skipped('It is not known which deployment the page is to have.');
  const { site, config } = genesys;
  const named = tag?.attributes['data-region'];
  if (named !== undefined && parseRegion(named)?.domain !== site.region.domain) {
    return {
      ...failed(
        `The tag names the region "${named.slice(0, 40)}", and the companion’s is ${site.region.domain}.`,
        'Take data-region out of the tag: the companion says the right one by itself.',
      ),
      help: OPENS_NOT,
    };
  }
  const { host } = new URL(site.scriptUrl);
  try {
    const { status } = await ask(site.scriptUrl, { method: 'HEAD', timeoutMs: config.upstreamTimeoutMs });
    if (status === 200)
      return ok(
        `${host} hands out Messenger’s script. Whether a visitor’s network lets it through, only the page itself can tell.`,
      );
    return {
      ...failed(
        `${host} answered ${status} in the place of Messenger’s script.`,
        'See status.mypurecloud.com whether Genesys Cloud has a fault, and try again later.',
      ),
      help: OPENS_NOT,
    };
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    return {
      ...warning(
        `${host} cannot be reached from the companion. Visitors may reach it all the same.`,
        'Open the page with ?messenger-debug=doctor behind its address: it tells what your own browser reaches.',
      ),
      help: OPENS_NOT,
    };
  }
}

/** Does Genesys let Messenger open on the page? */
export async function domainListed({ url, deployment }: PageScene): Promise<Look> {
  const found = await deployment();
  if (typeof found === 'string') return notKnown(found);
  if (letsIn(url.origin, found)) return ok(`Genesys lets in ${url.hostname}.`);
  const useless = found.allowedDomains.filter((entry) => /[:/]/.test(entry));
  return {
    ...failed(
      `Genesys does not let in ${url.hostname}: the launcher shows, and Messenger’s window does not open.`,
      `In ${ADMIN}, add ${url.hostname} to the deployment’s allowed domains, without scheme and port.` +
        (useless.length === 0 ? '' : ` These entries never match anything: ${useless.join(', ')}.`),
    ),
    help: OPENS_NOT,
  };
}

/** Is the deployment there, and switched on? */
export async function deploymentActive({ site, deployment }: PageScene): Promise<Look> {
  const found = await deployment();
  if (found === 'missing') {
    return {
      ...failed(
        `Genesys has no deployment ${site?.deploymentId} in ${site?.region.domain}.`,
        `Whoever runs the companion copies its id from ${ADMIN}, and checks GENESYS_REGION.`,
      ),
      help: OPENS_NOT,
    };
  }
  if (typeof found === 'string') return notKnown(found);
  if (found.isActive) return ok('The deployment is active.');
  return {
    ...failed('The deployment is switched off in Genesys.', `Activate it in ${ADMIN}.`),
    help: OPENS_NOT,
  };
}

function notKnown(found: 'missing' | 'unreadable' | 'unreachable'): Look {
  if (found === 'missing') return skipped('Nothing is known of the deployment (see below).');
  return warning(
    'Genesys’s word on the deployment could not be read from here.',
    `Look in ${ADMIN}: it must be active, and have the page’s domain among the allowed ones.`,
  );
}
