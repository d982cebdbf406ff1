import { optionsOfAttention } from '../build-time.ts';
import { parseOptions } from '../parse-options.ts';
import { Chime } from './attention-chime.ts';
import { TitleBadge } from './attention-title.ts';
import type { Helped } from './parts.ts';

/** In ms. A visitor who clicks into Genesys's frame looks at the page again, and no event tells this page of it. */
const LOOK_EVERY = 1_000;

/**
 * Tells of answers in a page that nobody looks at, as `data-alert` says: by their number in its title, by a sound. Whoever
 * looks at the page again has it as it was.
 */
export function begin({ page: { raw, signal } }: Pick<Helped, 'page'>): void {
  const { alert } = parseOptions(optionsOfAttention, raw);
  const badge = alert.includes('title') ? new TitleBadge() : undefined;
  const chime = alert.includes('sound') ? new Chime(signal) : undefined;
  let unseen = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  const putAway = () => {
    unseen = 0;
    clearInterval(timer);
    badge?.clear();
  };
  const look = () => {
    if (unseen > 0 && isLookedAt()) putAway();
  };
  const received = () => {
    if (isLookedAt()) return;
    if (++unseen === 1) timer = setInterval(look, LOOK_EVERY);
    badge?.show(unseen);
    void chime?.ring();
  };
  document.addEventListener('messenger-tag:message_received', received, { signal });
  document.addEventListener('visibilitychange', look, { signal });
  addEventListener('focus', look, { signal });
  signal.addEventListener('abort', putAway);
}

/** The focus may be in a frame of the page's: then the page has it too. */
function isLookedAt(): boolean {
  return !document.hidden && document.hasFocus();
}
