import type { MessengerTag, Status } from './api.ts';

/** Runs a command: `window.MessengerTag`. */
export interface Run {
  (name?: unknown, argument?: unknown, listener?: unknown): Promise<Status>;
  version?: string;
}

/**
 * Puts `window.MessengerTag` into the page, and listens to clicks on elements for the chat, also those that the page adds
 * later.
 *
 * Draws when the page is seen, not while it is in the background or rendered ahead. An element of ours before
 * `DOMContentLoaded` could make a framework's hydration trip (React error 418). A script at `interactive` cannot tell
 * whether that event has been, but knows that `load` is still to come.
 */
export const listen = (run: Run, draw: () => void, signal: AbortSignal): void => {
  run.version = '__VERSION__';
  // An element with our name has something else there, or nothing: only a list has `map`.
  const early = window.MessengerTag?.q as unknown[][] | undefined;
  window.MessengerTag = run as MessengerTag;
  early?.map?.((command) => run(...command));
  const onClick = (event: Event): void => {
    const element = (event.composedPath() as HTMLElement[]).find((one) =>
      one.matches?.('[data-messenger],[href$="#messenger"],[href*="#messenger?"]'),
    );
    if (element) {
      event.preventDefault();
      run(element.dataset.messenger || 'open', element, event);
    }
  };
  const drawSoon = (): void => {
    if (!document.hidden) setTimeout(draw);
  };
  if (document.readyState === 'complete') drawSoon();
  addEventListener('click', onClick, { signal });
  for (const event of ['DOMContentLoaded', 'load', 'visibilitychange'])
    addEventListener(event, drawSoon, { signal });
};
