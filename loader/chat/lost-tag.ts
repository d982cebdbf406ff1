import { allOptions } from '../build-time.ts';
import type { Page } from '../page.ts';
import type { RawOptions } from '../parse-options.ts';

/**
 * What the tag says, also where the script that ran is a copy without attributes: Partytown makes one when a script fails in
 * its worker, as ours does, and the tag comes first in the page. Too late for the look of the launcher, but not for consent,
 * nor for what is known of the customer. Of a lost tag nobody knows whether it asked for consent, so it did.
 */
export function allThatTagSays(page: Page): RawOptions {
  const tag = document.querySelector<HTMLElement>(`script[src="${page.script?.src}"]`);
  const raw = Object.assign(page.raw, tag?.dataset);
  return isTagLost(page) ? { consent: '', ...raw } : raw;
}

/**
 * Whether an optimiser has put our code into a file of its own. Then the tag is gone with all that its attributes said. They
 * are still there where the file's text stands in the place of its address, or a copy of the file has another name.
 */
export function isTagLost({ companion, script, raw }: Page): boolean {
  return !(
    companion ||
    /loader|^$/.test(`${script?.src}`) ||
    Object.keys(raw).some((name) => name in allOptions)
  );
}
