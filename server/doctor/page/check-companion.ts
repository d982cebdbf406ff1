import { isAllowed } from '../../http/origins.ts';
import { Unreachable } from '../ask.ts';
import { failed, ok, skipped, warning } from '../finding.ts';
import type { Look, PageScene } from './page-scene.ts';

const HELP = '403-on-options-or-on-guest-token';

/** Does the companion let in the page, and does it serve the deployment that the tag names? */
export function allowedOrigin({ url, tag, isListed, site, rules }: PageScene): Look {
  const { origin } = url;
  if (!isListed) {
    const near = nearTo(url).find((each) => rules.isListed(each));
    const but = near === undefined ? '' : ` ${near} is on its list, but to browsers that is another origin.`;
    return {
      ...failed(
        `The companion refuses ${origin}.${but}`,
        'Whoever runs the companion adds exactly this to ALLOWED_ORIGINS:',
      ),
      paste: origin,
      help: near === undefined ? HELP : 'it-works-on-www-not-on-shop',
    };
  }
  if (site !== undefined) return ok(`The companion lets in ${origin}.`);
  const named = tag?.attributes['data-deployment-id'];
  return {
    ...failed(
      named === undefined
        ? `The companion has several deployments for ${origin}, and the tag names none.`
        : 'The tag names a deployment that this companion does not have for the page’s origin.',
      named === undefined
        ? 'Write data-deployment-id="…" into the tag.'
        : 'Check data-deployment-id in the tag against Genesys Cloud, Admin, Message, Messenger Deployments; or leave it out, where the companion has one site.',
    ),
    help: HELP,
  };
}

/** The same site by its other names: with and without `www.`, by http and https. */
function nearTo({ protocol, host }: URL): string[] {
  const otherHost = host.startsWith('www.') ? host.slice('www.'.length) : `www.${host}`;
  const other = protocol === 'https:' ? 'http:' : 'https:';
  return [`${protocol}//${otherHost}`, `${other}//${host}`, `${other}//${otherHost}`];
}

/** Does the companion answer the page’s question for a guest session, as a browser asks it? */
export async function tokenRoute({ url, site, tag, companion }: PageScene): Promise<Look> {
  if (site === undefined) return skipped('Not asked: see the allowed origin.');
  const endpoint = tag?.attributes['data-token-endpoint'];
  if (endpoint === 'none') return skipped('The tag wants no guest sessions (data-token-endpoint="none").');
  if (endpoint !== undefined)
    return skipped(
      'The tag asks another address for them (data-token-endpoint), which is not this companion’s.',
    );
  if (!isAllowed(url.origin, site.allowedOrigins)) return skipped('Not asked: see the allowed origin.');
  try {
    // A preflight: makes no guest.
    const { status, headers } = await companion.ask('/api/guest-token', {
      method: 'OPTIONS',
      headers: { origin: url.origin, 'access-control-request-method': 'POST' },
    });
    if (headers['access-control-allow-origin'] === url.origin)
      return ok('The companion answers the page’s question for a guest.');
    return {
      ...failed(
        `The companion, asked at its public address, answered ${status} without Access-Control-Allow-Origin for ${url.origin}.`,
        'Whoever runs it starts it anew with the configuration of now; a proxy in front must pass on Origin and OPTIONS.',
      ),
      help: HELP,
    };
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    return {
      ...warning(
        'The companion cannot be asked at its public address from where it stands itself.',
        'Whoever runs it checks PUBLIC_URL, and that it can be reached there.',
      ),
      help: HELP,
    };
  }
}
