import type { MessengerTag, Status } from './api.ts';
import type { Call, Page } from './page.ts';
import type { RawOptions } from './parse-options.ts';
import { type Tag, tagFrom, tagInPage } from './tag.ts';

/** What another build of the loader has left on a page. */
export interface Left {
  readonly tag: Tag;
  /** Commands that nobody has carried out yet, in order. */
  readonly calls: readonly Call[];
  /** Whether a chat of the other build is there already, and keeps its commands to itself. */
  readonly isRunning: boolean;
  /** Whether the other build has been taken off the page. */
  readonly isGone: boolean;
  /** Says where commands go that the site still gives to the old `MessengerTag`, which it may have kept. */
  forward(carryOut: (call: Call) => unknown): void;
}

/**
 * Reads what a page of another build hands over: stage one its {@link Page}; a running chat something that has one as `page`,
 * or nothing.
 *
 * The last list on a page is of its calls, the only script its tag. `raw` and `answer` of a page, `argument` and `listener` of
 * a call have the same names in all built files since 26 November 2026, and keep them: `vite.config.ts`. Before that day a
 * call was a list, and `options` had all that the tag said.
 */
export function leftBy(given: unknown): Left {
  const { page = given } = Object(given) as { page?: unknown };
  const known: Known = Object(page);
  const list = Object.entries(known).findLast(([, value]) => Array.isArray(value));
  const calls = (list?.[1] ?? []) as unknown[];
  return {
    tag: tagOf(known),
    calls: calls.map(callFrom),
    isRunning: !list || typeof known.answer === 'function',
    isGone: known.signal?.aborted === true,
    forward(carryOut) {
      known.answer = carryOut;
      if (list) known[list[0]] = { push: (call: unknown) => carryOut(callFrom(call)) };
    },
  };
}

/**
 * The commands, one after the other, that bring a page back to where its running chat stands. What the site has told that
 * by `set` and `on` nobody can ask for; the next page has it again.
 */
export async function toStandAgain(old: MessengerTag, asked: string | undefined): Promise<readonly Call[]> {
  const { state } = await Promise.race([old('status'), noAnswer()]);
  const commands: [name: string, argument?: unknown][] = [];
  // No chat comes so far before its visitor has agreed.
  if (/^(starting|ready|open)$/.test(state)) commands.push(['consent', true]);
  if (state === 'open' || isWaitedFor() || asked === 'failure' || asked === 'consent')
    commands.push(['open']);
  // The visitor was signing in or out. That is lost, so the safe side: nobody who comes later finds their conversation.
  if (asked === 'sign-in') commands.push(['open'], ['logout'], [state === 'open' ? 'open' : 'close']);
  return commands.map(callFrom);
}

/** What is known of a page of another build: nothing for sure. */
type Known = Partial<Page> & Record<string, unknown> & { options?: RawOptions };

/** Whoever has clicked looks at our panel, or has the keyboard's focus on the launcher still. */
function isWaitedFor(): boolean {
  const host = document.querySelector('messenger-tag');
  const panel = host?.shadowRoot?.querySelector('[role=dialog]');
  return host !== null && (panel != null || host === document.activeElement);
}

function tagOf(page: Known): Tag {
  const script = Object.values(page).find((value) => value instanceof HTMLScriptElement) ?? tagInPage();
  const read = tagFrom(script);
  return { ...read, raw: page.raw ?? (script ? read.raw : { ...page.options }) };
}

/** A call, or the list that it was in the first builds. */
function callFrom(call: unknown): Call {
  if (!Array.isArray(call)) return call as Call;
  const [name, argument, done = () => {}, listener] = call;
  return { name, argument, listener, done };
}

/** A chat that does not say where it stands is as one that waits. */
export function noAnswer(): Promise<Status> {
  return new Promise((resolve) => setTimeout(resolve, 1_000, { state: 'waiting' }));
}
