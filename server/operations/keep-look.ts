/**
 * A look whose result, or failure, is given again until `keptMs` ms after its end. While it runs it is waited for. So it is
 * taken once in that time at the most, however many ask. Where `of` is another one than before, it is taken anew at once.
 *
 * `now` in ms, of a clock that only goes forward: by one that is set back, an old result would be kept for hours.
 */
export function keepLook<Of, Found>(
  look: (of: Of) => Promise<Found>,
  { keptMs, now = () => performance.now() }: { keptMs: number; now?: (() => number) | undefined },
): (of: Of) => Promise<Found> {
  let last: Look<Of, Found> | undefined;

  const begin = (of: Of) => {
    const begun: Look<Of, Found> = {
      of,
      found: look(of).finally(() => {
        begun.endedAt = now();
      }),
    };
    return begun;
  };
  const isOld = ({ endedAt }: Look<Of, Found>) => endedAt !== undefined && now() - endedAt >= keptMs;

  return (of) => {
    if (last === undefined || last.of !== of || isOld(last)) last = begin(of);
    return last.found;
  };
}

interface Look<Of, Found> {
  readonly of: Of;
  readonly found: Promise<Found>;
  /** Not there while it runs. */
  endedAt?: number;
}
