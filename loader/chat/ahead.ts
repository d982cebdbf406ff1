import type { Chat } from './chat-part.ts';

/** A page that is never at rest gets Messenger all the same, after these ms. */
const REST = 3_000;

/** Brings Messenger without being asked, when the option `load` or a conversation of this visitor wants it. */
export function start({ page, prepare }: Chat): void {
  const { button, signal, options } = page;
  const [kind, ms] = (options.load ?? '').split(':');
  const now = () => {
    if (!signal.aborted) prepare();
  };
  if (kind === 'visible')
    whenVisible([button, ...document.querySelectorAll('[data-messenger]')], signal, now);
  else if (kind === 'delay' && /^\d+$/.test(ms)) {
    // Counted from the start of the page.
    const timer = setTimeout(now, Number(ms) - performance.now());
    signal.addEventListener('abort', () => clearTimeout(timer));
  } else if (!/interaction|manual/.test(kind)) {
    if ('requestIdleCallback' in window) requestIdleCallback(now, { timeout: REST });
    // Safari has none of it.
    else setTimeout(now);
  }
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
