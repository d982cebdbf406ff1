/** One line of the table of bars. */
export interface Bar {
  readonly what: string;
  /** A number, or text that begins with one. */
  readonly measured: number | string;
  /** `≥ 2.0`, `≤ 10`, or the very number. */
  readonly bar: string;
}

/** Prints each bar with what was measured and whether it is met, and tells the same to `npm run bench:server`. */
export function showBars(bars: readonly Bar[]): void {
  console.table(bars.map((bar) => ({ ...bar, '': verdict(bar) })));
  process.send?.({ bars });
}

/** `met`, or `MISSED`; a bar that is measured but not judged says nothing. */
export function verdict({ measured, bar }: Bar): string {
  const [, relation, limitText] = /^([≥≤]?)\s*([\d.]+)/.exec(bar) ?? [];
  if (limitText === undefined) return '';
  const value = typeof measured === 'number' ? measured : Number.parseFloat(measured);
  const limit = Number(limitText);
  const isMet = relation === '≥' ? value >= limit : relation === '≤' ? value <= limit : value === limit;
  return isMet ? 'met' : 'MISSED';
}
