import type { ChatOptions } from '../options.ts';
import type { CompanionSettings } from '../tag.ts';
import { ChatProblem } from './problem.ts';

/** Which Messenger to mount, and where its script comes from. */
export type MessengerSettings = Pick<
  CompanionSettings,
  'deploymentId' | 'region' | 'environment' | 'scriptUrl'
>;

/**
 * What the tag says, filled up with what the companion says; `undefined` when both together do not name a deployment
 * and a region. Rejects with the problem `unknown-region` for a region that Genesys does not have.
 */
export async function messengerSettings(
  options: ChatOptions,
  companion: Partial<MessengerSettings> | undefined,
): Promise<MessengerSettings | undefined> {
  const deploymentId = options.deploymentId || companion?.deploymentId;
  const { region, environment, scriptUrl } = options.region
    ? await settingsOf(options.region, companion)
    : (companion ?? {});
  return deploymentId && region && environment && scriptUrl
    ? { deploymentId, region, environment, scriptUrl }
    : undefined;
}

/** The table of regions is fetched only for a tag that needs it. The companion's own script address goes first. */
async function settingsOf(
  spelling: string,
  companion: Partial<MessengerSettings> | undefined,
): Promise<Partial<MessengerSettings>> {
  const { parseRegion, scriptUrl } = await import('../../server/genesys/regions.ts');
  const region = parseRegion(spelling);
  if (!region)
    throw new ChatProblem(
      'unknown-region',
      `Genesys has no region "${spelling}"; write for example mypurecloud.ie`,
    );
  const { domain, environment } = region;
  return domain === companion?.region
    ? companion
    : { region: domain, environment, scriptUrl: scriptUrl(region) };
}
