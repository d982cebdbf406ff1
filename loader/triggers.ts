/** Calls `warm` when the visitor approaches the launcher. Where data is scarce only a click counts. */
export function onApproach(host: HTMLElement, warm: () => void): void {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } };
  if (!connection?.saveData && !/2g/.test(`${connection?.effectiveType}`))
    host.onpointerenter = host.onfocus = warm;
}

/**
 * Calls `draw`, perhaps twice, when the page is parsed and idle. An element of ours before `DOMContentLoaded` could
 * make a framework's hydration trip (React error 418); and a script at `interactive` cannot tell whether that event
 * has been, but knows that `load` is still to come.
 */
export function whenDrawable(draw: () => void): void {
  // A browser that is never idle, or shows the page to nobody yet, would keep the launcher back for ever.
  const whenIdle = () =>
    (window.requestIdleCallback ?? setTimeout)(draw, { timeout: 2e3 } as number & object);
  if (document.readyState === 'complete') whenIdle();
  for (const event of ['DOMContentLoaded', 'load']) window.addEventListener(event, whenIdle, { once: true });
}

/** Calls `prepare` when the option `load` says that Messenger is to be fetched without being asked for. */
export function onLoadOption(load: string, prepare: () => void): void {
  const [kind, ms] = load.split(':');
  if (kind === 'now') prepare();
  if (kind === 'idle') whenDrawable(prepare);
  if (ms) setTimeout(prepare, +ms);
}
