import type { ConsentQuestion } from './parts.ts';

/**
 * The site's platform is asked first; where it has no answer, the visitor is. Either answer goes the way of the site's own,
 * `MessengerTag('consent', …)`.
 */
export function askForConsent({ watch, announce, stands, show, close }: ConsentQuestion): void {
  const allow = () => void window.MessengerTag?.('consent', true);
  // A refusal on the banner was no answer to this question, which is still to be put.
  watch?.((granted) => granted && allow());
  if (!stands()) return;
  announce('consent_needed');
  show(({ title, consentQuestion, agree, decline }) => ({
    title,
    text: consentQuestion,
    ways: [
      [agree, allow],
      [decline, close],
    ],
  }));
}
