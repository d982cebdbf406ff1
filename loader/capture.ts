import { type Captured, campaignOf, parseSubjects, placeOf } from './capture-campaign.ts';
import type { Page } from './page.ts';

/** In the storage of this tab. */
const KEY = 'messenger-tag:capture';

/**
 * Says how the visitor came, as `data-capture` asks: `page.captured`, which the chat sends among the customer attributes, and
 * so after consent alone. The campaign of the session's first page holds for all its pages. It is kept for the next one when
 * this page is left, or at once where there is consent: before that nothing is read or kept.
 */
export function start(page: Page): void {
  const subjects = parseSubjects(page.raw.capture ?? '');
  if (subjects.length === 0 || page.signal.aborted) return;
  // A router may have taken the campaign out of the address by now.
  const [navigation] = performance.getEntriesByType('navigation');
  const here = campaignOf(navigation?.name || location.href, document.referrer, subjects);
  const keep = () => {
    if (!page.isHeld && Object.keys(here).length > 0 && !kept()) write(JSON.stringify(here));
  };
  page.captured = () => Object.entries({ ...(kept() ?? here), ...placeOf(location.href, subjects) });
  keep();
  addEventListener('pagehide', keep, { signal: page.signal });
  // Without a value it makes the chat send what it has: it may have begun before this, or on another page of a router.
  const sendAgain = () => void window.MessengerTag?.('set', {});
  if (page.answer) sendAgain();
  document.addEventListener('messenger-tag:opened', sendAgain, { signal: page.signal });
}

/** What somebody else may have written there is no campaign of ours. */
function kept(): Captured | undefined {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '');
    const entries = Object.entries(Object(found)).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    return entries.length > 0 ? Object.fromEntries(entries) : undefined;
  } catch {
    // Nothing is there, or this page has no storage: then the campaign is known on its first page alone.
    return undefined;
  }
}

function write(text: string): void {
  try {
    sessionStorage.setItem(KEY, text);
  } catch {
    // As above.
  }
}
