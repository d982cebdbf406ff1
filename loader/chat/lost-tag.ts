import { allOptions } from '../build-time.ts';
import type { Page } from '../page.ts';

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
