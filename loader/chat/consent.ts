import { watchConsent } from '../consent-platforms.ts';
import type { Chat } from './chat-part.ts';
import { consentTexts } from './consent-texts.ts';
import { styleWays } from './ways.ts';

/**
 * Somebody wants the chat, and consent is not known. The site's platform is asked first; where it has no answer, the
 * visitor is. Either answer goes the way of the site's own, `MessengerTag('consent', …)`.
 */
export async function start({ page, panel, texts, emit, want }: Chat): Promise<void> {
  const { options, signal } = page;
  let answered = false;
  const answer = (granted: boolean) => {
    answered = granted;
    window.MessengerTag?.('consent', granted);
  };
  watchConsent(options.consent ?? '', signal, (granted) => {
    // A refusal on the banner was no answer to this question, which is still to be put.
    if (granted) answer(true);
  });
  const { language, title } = await texts;
  if (answered) return;
  emit('consent_needed');
  styleWays(page.root);
  const { question, allow, decline } = consentTexts(language);
  panel({
    language,
    title,
    text: question,
    ways: [
      [allow, () => answer(true)],
      [decline, () => void want(false)],
    ],
  });
}
