import { Unreachable } from '../doctor/ask.ts';

/** What went wrong, for the operator, with what to do where that is known. */
export function inWords(error: unknown): string {
  if (error instanceof Unreachable) return `${error.message} ${error.remedy}`;
  return error instanceof Error ? error.message : 'it failed, and nobody knows how';
}
