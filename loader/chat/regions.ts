import { parseRegion, scriptUrl } from '../../server/genesys/regions.ts';
import type { Place } from './settings.ts';

/** Where Genesys is in the region that a tag names, in any spelling; `undefined` where Genesys has none of that name. */
export function placeNamed(spelling: string): Place | undefined {
  const region = parseRegion(spelling);
  return region && { region: region.domain, environment: region.environment, scriptUrl: scriptUrl(region) };
}
