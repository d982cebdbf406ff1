import { allOptions } from '../build-time.ts';
import type { Page } from '../page.ts';
import type { Options } from '../parse-options.ts';
import { fetchPart } from './fetch-part.ts';
import { isTagLost } from './lost-tag.ts';
import type { AdvicePart } from './parts.ts';

/**
 * Those who build the site read in the console what they have mistyped, and who has rewritten the tag. Visitors of a finished
 * site do not pay for it, unless the tag is lost: whoever owns the site has to hear of that wherever they look.
 */
export async function adviseDevelopers(page: Page, options: Options): Promise<void> {
  const wantsSteps = options.debug !== 'off' || new URLSearchParams(location.search).has('messenger-debug');
  const maySlip = isDevelopmentHost(location.hostname) && Object.keys(page.raw).length > 0;
  if (!wantsSteps && !maySlip && !isTagLost(page)) return;
  try {
    const { warnOfSlips, printSteps } = await fetchPart<AdvicePart>(page, 'advice');
    warnOfSlips(page.raw, allOptions, page.script);
    if (wantsSteps) printSteps(page.signal);
  } catch (error) {
    console.info('messenger-tag: no advice on the tag,', error);
  }
}

function isDevelopmentHost(hostname: string): boolean {
  return /^(localhost|127\..+|\[::1\]|.+\.(localhost|local|test))$/.test(hostname);
}
