/** A text in three: what stays before a change, what is new, and what stays behind it. */
export type Change = readonly [before: string, changed: string, after: string];

/** Where `now` differs from `earlier`, widened to whole words, since half a value is hard to read. */
export function changeIn(now: string, earlier: string): Change {
  if (now === earlier) return [now, '', ''];
  const longest = Math.min(now.length, earlier.length);
  let start = 0;
  while (start < longest && now[start] === earlier[start]) start++;
  let end = 0;
  while (end < longest - start && now.at(-1 - end) === earlier.at(-1 - end)) end++;
  const changedTo = now.length - end;
  // What was taken out leaves nothing to show.
  if (start === changedTo) return [now, '', ''];
  const isWithin = (at: number) => /[^\s>]/.test(now[at] ?? ' ');
  let from = start;
  while (isWithin(start) && isWithin(from - 1)) from--;
  let until = changedTo;
  while (isWithin(changedTo - 1) && isWithin(until)) until++;
  return [now.slice(0, from), now.slice(from, until), now.slice(until)];
}
