/** What Turbo, htmx and Astro tell a page before they put another body, or a part of it, in the place of this one. */
const SWAPS = ['turbo:before-render', 'htmx:beforeSwap', 'astro:before-swap'];

/** Genesys's launcher, window and helper, by what their names have in common (genesys.md 3.6, CONFIRMED-2). */
const FRAMES = 'iframe[id^=genesys-][id$=-frame]';

/**
 * Keeps the running chat where client-side navigation swaps the body: Genesys's frames stand in it, and Genesys has no
 * command that brings them back (genesys.md 3.7). They are moved out of the body just before, the one way that loads no
 * frame anew: `moveBefore`. In a browser without it they stay, and are lost with the body.
 */
export function surviveBodySwaps(signal: AbortSignal): void {
  for (const swap of SWAPS) document.addEventListener(swap, moveFramesOut, { signal });
}

function moveFramesOut(): void {
  const { documentElement } = document;
  if (!('moveBefore' in documentElement)) return;
  for (const frame of document.body.querySelectorAll(FRAMES))
    (documentElement as { moveBefore(node: Node, before: null): void }).moveBefore(frame, null);
}
