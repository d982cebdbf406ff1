import { parseRegion, scriptUrl } from '../../server/genesys/regions.ts';
import type { ProblemCode } from '../events.ts';
import type { CompanionSettings } from '../tag.ts';

/**
 * The settings of the region that the tag names. The companion's own script address goes first. Throws the problem
 * `unknown-region` for a region that Genesys does not have.
 */
export function settingsOf(
  spelling: string,
  companion: Partial<CompanionSettings>,
): Partial<CompanionSettings> {
  const region = parseRegion(spelling);
  if (!region)
    throw Object.assign(new Error(`Genesys has no region "${spelling}"; write for example mypurecloud.ie`), {
      problem: 'unknown-region' satisfies ProblemCode,
    });
  const { domain, environment } = region;
  return domain === companion.region
    ? companion
    : { region: domain, environment, scriptUrl: scriptUrl(region) };
}
