import type { FetchPart } from './page.ts';
import type { Tag } from './tag.ts';

/** The companion writes its own address here: PUBLIC_URL, else what it was asked by. As it stands, it is the page's own. */
const ADDRESS = '././';

/** A browser keeps a failed or hanging import for as long as the page lives, but not under another address. */
let attempts = 0;

/**
 * Fetches parts of this build from beside the tag, wherever the browser got that. A copy on another host, or in the page
 * itself, has nothing beside it: its parts are at the address that the companion wrote into it. Code comes from nowhere else,
 * so nothing that somebody wrote into the page can be its address.
 */
export const fetchPartsOf =
  ({ script }: Tag): FetchPart =>
  async (name) => {
    const path = `loader/__PARTS__/${name}.js?${attempts++}`;
    try {
      return await import(new URL(path, script?.src) as unknown as string);
    } catch {
      return import(new URL(`${ADDRESS}${path}-`, location as unknown as URL) as unknown as string);
    }
  };
