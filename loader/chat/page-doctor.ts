import type { Page } from '../page.ts';
import { findingsIn } from './page-doctor-checks.ts';
import { DoctorPanel } from './page-doctor-panel.ts';
import { watchPolicy } from './page-doctor-policy.ts';
import { addressOfCompanion, knownSettings } from './settings.ts';

/**
 * `?messenger-debug=doctor` in the page's address: a panel that says what only this browser knows. Comes without a click, and
 * also where the chat does not; a page that nobody asks so never fetches it.
 */
export function start(page: Page): void {
  if (document.querySelector('messenger-tag-doctor')) return;
  const ending = new AbortController();
  const { signal } = ending;
  const scene = {
    page,
    companion: addressOfCompanion(page),
    known: knownSettings(page),
    violations: watchPolicy(() => lookSoon(), signal),
  };
  const panel = new DoctorPanel({ look: () => void look(), close });
  let isLooking = false;
  let isWantedAgain = false;

  async function look(): Promise<void> {
    if (isLooking) {
      isWantedAgain = true;
      return;
    }
    isLooking = true;
    do {
      isWantedAgain = false;
      const findings = await findingsIn(scene);
      if (!signal.aborted) panel.show(findings);
    } while (isWantedAgain && !signal.aborted);
    isLooking = false;
  }

  let soon: ReturnType<typeof setTimeout> | undefined;
  /** Some things come in crowds. */
  function lookSoon(): void {
    clearTimeout(soon);
    soon = setTimeout(() => void look(), 300);
  }

  function close(): void {
    clearTimeout(soon);
    ending.abort();
    panel.remove();
  }

  page.signal.addEventListener('abort', close, { signal });
  for (const event of ['ready', 'opened', 'closed', 'problem', 'consent_needed'])
    document.addEventListener(`messenger-tag:${event}`, lookSoon, { signal });
  for (const event of ['online', 'offline', 'load']) addEventListener(event, lookSoon, { signal });
  void look();
}
