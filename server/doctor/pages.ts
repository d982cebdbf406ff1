import { ask, Unreachable } from './ask.ts';
import { type Finding, failed, ok, type Scene, skipped, warning } from './finding.ts';

/**
 * Do the pages carry a guest that was fetched ahead, and does a cache hand it to more than one visitor? Each page is asked
 * for twice, as two visitors would.
 */
export async function pagesWithGuests({ pages, config, lastGuest }: Scene): Promise<readonly Finding[]> {
  if (lastGuest !== undefined) {
    return [
      skipped(
        'Not asked here, since a page may make a guest each time: `npx messenger-tag-companion doctor` asks.',
      ),
    ];
  }
  if (pages.length === 0) {
    return [
      skipped(
        'No page was named: run `npx messenger-tag-companion doctor --origin https://www.example.com/page`.',
      ),
    ];
  }
  return Promise.all(pages.map((page) => lookAt(page, config.upstreamTimeoutMs)));
}

async function lookAt(page: string, timeoutMs: number): Promise<Finding> {
  try {
    const first = await ask(page, { timeoutMs });
    const guest = guestIn(first.body);
    if (guest === undefined) return skipped(`${page} carries no guest.`);
    if (guest === guestIn((await ask(page, { timeoutMs })).body)) {
      return failed(
        `${page} was sent twice with the same guest: visitors would read each other’s chats.`,
        `A cache keeps the page. ${REMEDY}`,
      );
    }
    const cacheControl = String(first.headers['cache-control'] ?? '');
    if (/\bno-store\b/.test(cacheControl)) return ok(`${page} carries a guest, and no cache may keep it.`);
    return warning(
      `${page} carries a guest, and is sent with ${cacheControl === '' ? 'no Cache-Control' : `Cache-Control: ${cacheControl}`}: a cache may keep it.`,
      REMEDY,
    );
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    return skipped(`${page} was not looked at: ${error.message}`);
  }
}

const REMEDY = 'Send it with the header fields that `issueGuest` answers: Cache-Control: private, no-store.';

/** The sealed session, however the page carries it: in a script of its own, or as a text within one of a framework. */
function guestIn(html: string): string | undefined {
  return /resume\\*"\s*:\s*\\*"(v\d\.[\w-]+)/.exec(html)?.[1];
}
