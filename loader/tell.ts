import type { Problem } from './events.ts';

/** Tells the page of a problem. */
export const tell = (problem: Problem): void => {
  document.dispatchEvent(new CustomEvent('messenger-tag:problem', { detail: problem }));
};
