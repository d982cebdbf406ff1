import type { Problem } from './problems.ts';

/** Tells the page. */
export const dispatchProblem = (detail: Problem): void => {
  document.dispatchEvent(new CustomEvent('messenger-tag:problem', { detail }));
};
