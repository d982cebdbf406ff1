/** A stretch of time, ms since the epoch: from its first moment to the first one that is no longer part of it. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

/** What is open, and what is closed all the same. */
export interface Stretches {
  readonly open: readonly Stretch[];
  /** Wins over `open`: holidays, and times that are named as closed. */
  readonly closed: readonly Stretch[];
}

/** Whether it is open at a moment. */
export interface Opening {
  readonly isOpen: boolean;
  /** When it is closed: the next moment at which it is open, ms since the epoch. Not there where none is known. */
  readonly opensAt?: number;
}

/** Says when it is open. `now` in ms since the epoch. */
export type Timetable = (now: number) => Opening;

/** How far is looked ahead for `opensAt`. Whoever is closed for longer says so in words of their own. */
const DAYS_AHEAD = 60;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * A timetable of what `stretchesIn` knows of a stretch of time, which is asked about once a day: to work out a rule may take
 * some milliseconds. It must give every stretch that has part in the time, also one that began before. What it throws is
 * thrown to whoever asks, each time, without its being asked again on that day.
 */
export function createTimetable(stretchesIn: (time: Stretch) => Stretches): Timetable {
  let known: { readonly time: Stretch; readonly read: () => Stretches } | undefined;

  return (now) => {
    if (known === undefined || now < known.time.from || now >= known.time.from + DAY_MS) {
      const time = { from: now, until: now + (DAYS_AHEAD + 1) * DAY_MS };
      known = { time, read: outcomeOf(() => stretchesIn(time)) };
    }
    return openingAt(now, known.read());
  };
}

/** Only when a stretch of `open` begins, or one of `closed` ends, can it open: these moments are tried, and no others. */
function openingAt(now: number, { open, closed }: Stretches): Opening {
  const isOpenAt = (time: number) => isIn(open, time) && !isIn(closed, time);
  if (isOpenAt(now)) return { isOpen: true };
  const moments = [...open.map(({ from }) => from), ...closed.map(({ until }) => until)]
    .filter((time) => time > now && time <= now + DAYS_AHEAD * DAY_MS)
    .sort((a, b) => a - b);
  const opensAt = moments.find(isOpenAt);
  return opensAt === undefined ? { isOpen: false } : { isOpen: false, opensAt };
}

function isIn(stretches: readonly Stretch[], time: number): boolean {
  return stretches.some(({ from, until }) => from <= time && time < until);
}

/** What `work` has returned or thrown, as often as it is asked for. */
function outcomeOf<T>(work: () => T): () => T {
  try {
    const result = work();
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
