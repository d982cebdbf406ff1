/** When a visitor is to be invited. Times in ms; `share` of the page that has been seen, from 0 to 1. */
export type Occasion =
  | { kind: 'delay'; ms: number }
  | { kind: 'scroll'; share: number }
  | { kind: 'exit' }
  | { kind: 'idle'; ms: number };

/** In ms, for `idle` without a time. */
const IDLE = 30_000;

/** In ms. A timer of browsers that is set to more ends at once. */
const LONGEST = 2 ** 31 - 1;

/**
 * Reads `data-invite`: `delay:20s`, `scroll:60%`, `exit`, `idle` or `idle:45s`, or several of them with commas between; the
 * first that happens counts. One that is none of these makes the whole of it a bad value, which is as none: the empty list.
 */
export function parseOccasions(text: string): Occasion[] {
  const occasions = text.split(',').map((one) => occasionIn(one.trim()));
  return occasions.every((one) => one !== undefined) ? occasions : [];
}

/** Calls `happened` at the first of them; nothing is listened to after that, or after `signal`. */
export function watchOccasions(
  occasions: readonly Occasion[],
  signal: AbortSignal,
  happened: () => void,
): void {
  const watch = new AbortController();
  const end = () => watch.abort();
  if (signal.aborted) return;
  signal.addEventListener('abort', end);
  watch.signal.addEventListener('abort', () => signal.removeEventListener('abort', end));
  for (const occasion of occasions)
    watchOne(occasion, watch.signal, () => {
      if (watch.signal.aborted) return;
      end();
      happened();
    });
}

function occasionIn(text: string): Occasion | undefined {
  if (text === 'exit') return { kind: 'exit' };
  if (text === 'idle') return { kind: 'idle', ms: IDLE };
  const { kind, number, unit } = /^(?<kind>[a-z]+):(?<number>\d+)(?<unit>ms|s|%)$/.exec(text)?.groups ?? {};
  if (kind === 'scroll' && unit === '%' && Number(number) <= 100)
    return { kind, share: Number(number) / 100 };
  if ((kind === 'delay' || kind === 'idle') && unit !== '%')
    return { kind, ms: Math.min(Number(number) * (unit === 's' ? 1_000 : 1), LONGEST) };
  return undefined;
}

function watchOne(occasion: Occasion, signal: AbortSignal, happened: () => void): void {
  if (occasion.kind === 'delay') afterMs(occasion.ms - performance.now(), signal, happened);
  if (occasion.kind === 'scroll') watchScrolling(occasion.share, signal, happened);
  if (occasion.kind === 'exit') watchExit(signal, happened);
  if (occasion.kind === 'idle') watchIdleness(occasion.ms, signal, happened);
}

function afterMs(ms: number, signal: AbortSignal, act: () => void): void {
  const timer = setTimeout(act, ms);
  signal.addEventListener('abort', () => clearTimeout(timer));
}

/** A page that needs no scrolling has been read to no share: only somebody who scrolls has come so far. */
function watchScrolling(share: number, signal: AbortSignal, happened: () => void): void {
  const look = ({ target }: Event) => {
    // Many layouts scroll an element that fills the page, and the page itself never.
    const area = target instanceof Element ? target : document.scrollingElement;
    if (!area || area.clientHeight < innerHeight / 2) return;
    // In a browser that zooms, half a pixel may be missing at the end.
    if (area.scrollTop + area.clientHeight + 1 >= area.scrollHeight * share) happened();
  };
  document.addEventListener('scroll', look, { signal, passive: true, capture: true });
}

/** The pointer leaves by the top, where tabs and address are. A finger does not do that: there it never happens. */
function watchExit(signal: AbortSignal, happened: () => void): void {
  const look = ({ clientY }: MouseEvent) => {
    if (clientY <= 0) happened();
  };
  document.documentElement.addEventListener('mouseleave', look, { signal });
}

const ACTS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'scroll', 'touchmove', 'visibilitychange'];

/** One timer, and not a new one for each move of the pointer. */
function watchIdleness(ms: number, signal: AbortSignal, happened: () => void): void {
  let since = performance.now();
  const act = () => {
    since = performance.now();
  };
  const look = () => {
    const rest = since + ms - performance.now();
    if (rest > 0 || document.hidden) afterMs(Math.max(rest, 1_000), signal, look);
    else happened();
  };
  for (const name of ACTS) document.addEventListener(name, act, { signal, passive: true, capture: true });
  afterMs(ms, signal, look);
}
