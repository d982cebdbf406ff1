import { setTimeout as wait } from 'node:timers/promises';

/** One who has asked, with what came of it. */
export interface Arrival<Outcome> {
  readonly outcome: Outcome;
  /** From asking to the whole answer. */
  readonly ms: number;
}

/** Open loop: visitors arrive at their own rate, whether or not others are still waiting. */
export async function arrivals<Outcome>(
  { perSecond, seconds }: { perSecond: number; seconds: number },
  ask: (visitor: number) => Promise<Outcome>,
): Promise<Arrival<Outcome>[]> {
  const answers: Promise<Arrival<Outcome>>[] = [];
  const startedAt = performance.now();
  while (performance.now() - startedAt < seconds * 1000) {
    const due = ((performance.now() - startedAt) / 1000) * perSecond;
    while (answers.length < due) {
      const sentAt = performance.now();
      answers.push(ask(answers.length).then((outcome) => ({ outcome, ms: performance.now() - sentAt })));
    }
    await wait(1);
  }
  return Promise.all(answers);
}

export function p99(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? Number.NaN;
}
