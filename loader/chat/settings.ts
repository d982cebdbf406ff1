import type { GuestSession } from '../../server/guest-token/wire.ts';
import { allOptions } from '../build-time.ts';
import type { Page } from '../page.ts';
import { type Options, parseOptions } from '../parse-options.ts';
import { ChatProblem } from './problem.ts';

/** Which Messenger to mount, and where its script comes from. */
export interface MessengerSettings {
  deploymentId: string;
  /** Genesys's domain of the region, such as `mypurecloud.ie`. */
  region: string;
  /** Genesys's own name of the region for its snippet, such as `prod-euw1`. */
  environment: string;
  /** Address of `genesys.min.js`. */
  scriptUrl: string;
}

/** Where Genesys is, in some region. */
export type Place = Omit<MessengerSettings, 'deploymentId'>;

/** What is known of the companion's site before it is asked: all of it, or none. It has no prototype that a page could alter. */
export type KnownSettings = Partial<MessengerSettings>;

/**
 * The companion writes the settings of its site into this file, so that nothing in the page waits for the token. A guest
 * that the site's own code hands over says of its deployment what the companion would say of it.
 */
export function knownSettings({ session }: Page): KnownSettings {
  const written = '__COMPANION__' as unknown as KnownSettings;
  return Object.assign(Object.create(null), session ?? written);
}

type Named = Pick<Options, 'deploymentId'>;

/**
 * What the companion wrote into `loader.js`, for the deployment that the tag names; `undefined` where that is not enough,
 * or the tag names another region: `place`.
 */
export function settingsFromFile(
  options: Named,
  known: KnownSettings,
  place: Place | undefined,
): MessengerSettings | undefined {
  const isElsewhere = place && place.region !== known.region;
  return isElsewhere ? undefined : whole({ ...known, ...deploymentNamed(options) });
}

/**
 * What the companion's answer says, and else the addresses that Genesys has in the region of the tag: the companion goes
 * first, since its deployment may be the sandbox's. Throws `bad-config` where nobody names a deployment and a region.
 */
export function settingsFromAnswer(
  options: Named,
  session: GuestSession | undefined,
  place: Place | undefined,
): MessengerSettings {
  const named = deploymentNamed(options);
  const settings = whole({ ...session, ...named }) ?? whole({ ...place, ...named });
  if (!settings)
    throw new ChatProblem(
      'bad-config',
      'Name the deployment and the region in the tag, or let the companion name them (GENESYS_DEPLOYMENT_ID, GENESYS_REGION)',
    );
  return settings;
}

function deploymentNamed({ deploymentId }: Named): { deploymentId?: string } {
  return deploymentId ? { deploymentId } : {};
}

function whole({ deploymentId, region, environment, scriptUrl }: Partial<MessengerSettings>) {
  return deploymentId && region && environment && scriptUrl
    ? { deploymentId, region, environment, scriptUrl }
    : undefined;
}

/** Where guest sessions come from; empty where there is no companion. What is no address is a bad value: the default. */
export function endpointAt(tokenEndpoint: string, base: string): string {
  if (tokenEndpoint === 'none') return '';
  try {
    return new URL(tokenEndpoint, base).href;
  } catch {
    return endpointAt(parseOptions(allOptions, {}).tokenEndpoint, base);
  }
}

/** The companion's address, with a slash at the end: this file comes from there, or `mount` was given it. */
export function addressOfCompanion({ companion }: Page): string {
  return companion ?? import.meta.url.replace(/(loader\/[^/]+\/)+[^/]*$/, '');
}
