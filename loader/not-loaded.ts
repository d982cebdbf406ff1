import { dispatchProblem } from './dispatch-problem.ts';
import type { Call, Page } from './page.ts';

/** Whether it needs the chat: whoever gives such a command waits for it, and is told when it does not come. */
export const isForChat = ({ name }: Call): boolean =>
  name === 'open' || name === 'toggle' || name === 'logout';

/** Somebody waits for a chat that did not come. They read so on the launcher, and a click on it tries again. */
export const tellNotLoaded = (page: Page, fallbackUrl: string, retry: () => void): void => {
  const { host, root, button, signal } = page;
  const { onLine } = navigator;
  // In English: the other languages are part of what did not come.
  const detail = 'Chat did not load. Retry?';
  const problem = {
    code: onLine ? 'blocked' : 'offline',
    retryable: true,
    detail,
  } as const;
  dispatchProblem(problem);
  for (const { done } of page.calls) done({ state: 'failed', problem });
  // The click of somebody who is offline is kept: the chat opens by itself when they are not.
  if (!onLine) addEventListener('online', retry, { signal });
  else {
    page.calls = page.calls.filter((call) => !isForChat(call));
    if (fallbackUrl) location.href = fallbackUrl;
  }
  host.role = 'alert';
  root.append(button);
  button.ariaLabel = button.textContent = detail;
};
