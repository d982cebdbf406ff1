import type { Problem } from '../problems.ts';
import type { Way, Words } from './panel.ts';

export const opening: Words = ({ title, opening: text }) => ({ title, text });

export const openingWithoutGuest: Words = ({ title, openingWithoutGuest: text }) => ({ title, text });

/** The chat waits for the network, and opens by itself. */
export const offline: Words = ({ title, offline: text }) => ({ title, text });

/** Why there is no chat, and every way to go on: again where that can help, the site's other way, or away with this. */
export function failure(problem: Problem, fallbackUrl: string, acts: { open(): void; close(): void }): Words {
  return ({ failed, reasons, tryAgain, otherWay, close }) => {
    const ways: Way[] = [];
    if (problem.retryable) ways.push([tryAgain, () => acts.open()]);
    if (fallbackUrl) ways.push([otherWay, fallbackUrl]);
    ways.push([close, () => acts.close()]);
    return { title: failed, text: reasons[problem.code] ?? reasons['token-refused'], ways };
  };
}
