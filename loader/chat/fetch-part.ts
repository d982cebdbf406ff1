import type { Page } from '../page.ts';
import { PARTS_VERSION } from './parts.ts';
import { within } from './problem.ts';

/** Over the visitor's network, in ms. `import()` itself has no deadline. */
const DEADLINE = 20_000;

/** Fetches a part of the chat. Rejects with `timeout`, or with what the browser says; another call then tries again. */
export function fetchPart<Part>(page: Page, name: string, ms = DEADLINE): Promise<Part> {
  return within(ms, page.fetchPart<Part>(`${name}.${PARTS_VERSION}`), `${name}.js`);
}
