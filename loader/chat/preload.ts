import type { Page } from '../page.ts';
import type { Options } from '../parse-options.ts';
import { conversation } from './conversation-mark.ts';

/** A page that is never at rest gets Messenger all the same, after these ms. */
const REST = 3_000;

/**
 * Calls `prepare` when Messenger is to be there without being asked for: as the option `load` says, and for a conversation
 * that goes on.
 */
export function prepareUnasked({ button, signal }: Page, { load }: Options, prepare: () => void): void {
  const now = () => {
    if (!signal.aborted) prepare();
  };
  const [kind, ms] = load.split(':');
  const isQuiet = kind === 'interaction' || kind === 'manual';
  if (isQuiet && !conversation.isOn()) return;
  if (kind === 'visible')
    whenVisible([button, ...document.querySelectorAll('[data-messenger]')], signal, now);
  else if (kind === 'delay') afterPageStart(Number(ms), signal, now);
  // Safari has none of it.
  else if (kind === 'now' || !('requestIdleCallback' in window)) setTimeout(now);
  else requestIdleCallback(now, { timeout: REST });
}

function afterPageStart(ms: number, signal: AbortSignal, act: () => void): void {
  const timer = setTimeout(act, ms - performance.now());
  signal.addEventListener('abort', () => clearTimeout(timer));
}

/** When the visitor sees one of these: the launcher, or an element of the page that opens the chat. */
function whenVisible(elements: Element[], signal: AbortSignal, seen: () => void): void {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    seen();
  });
  for (const element of elements) observer.observe(element);
  signal.addEventListener('abort', () => observer.disconnect());
}
