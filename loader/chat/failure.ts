import type { Chat } from './chat-part.ts';
import { moreTexts } from './more-texts.ts';
import type { Way } from './panel.ts';
import { takeBackStub } from './stub.ts';
import { styleWays } from './ways.ts';

/** Tells the visitor what went wrong, in place of what the panel says: whether the chat still opens, or what helps. */
export async function start({ page, panel, texts, want, now }: Chat): Promise<void> {
  page.signal.addEventListener('abort', takeBackStub);
  const { language, title } = await texts;
  const { openingUnknown, failed, reasons, tryAgain, otherWay, close } = await moreTexts(language);
  const { state, problem } = now();
  if (state === 'starting') panel({ language, title, text: openingUnknown });
  if (state !== 'failed' || !problem) return;
  styleWays(page.root);
  const ways: Way[] = [];
  if (problem.retryable) ways.push([tryAgain, () => void want(true)]);
  if (/^[hmt/]/.test(page.options.fallbackUrl)) ways.push([otherWay, page.options.fallbackUrl ?? '']);
  ways.push([close, () => void want(false)]);
  panel({ language, title: failed, text: reasons[problem.code] ?? reasons['token-refused'], ways });
}
