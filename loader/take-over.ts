import type { Status } from './api.ts';
import * as chat from './chat/chat.ts';
import * as early from './early.ts';
import { install } from './install.ts';
import { type Left, leftBy, noAnswer, toStandAgain } from './left-by.ts';
import type { Call, FetchPart } from './page.ts';

/*
 * What the companion answers to a page that began with another build, and asks for a part of that: this whole build in one
 * file. It takes the old build off the page, and goes on where that stood. All that passes between two builds is in
 * `left-by.ts`. It is one file, since the next request may meet the other build again.
 */

/** The part that the page has asked for: this file has come by its name. */
const asked = /([\w-]+)[^/]*$/.exec(new URL(import.meta.url).pathname)?.[1];

/** Stage one hands over what it would have handed to its own part. */
export const start = (given: unknown): Promise<void> => takeOver(leftBy(given));

/** So it was called in the first builds. */
export const startChat = (given: unknown): Promise<void> => start(given);

// A chat that runs and wanted one of its parts calls nothing of ours. `rules` is what `early` was in builds before it.
if (asked !== 'chat' && asked !== 'early' && asked !== 'rules') setTimeout(() => takeOver(leftBy(undefined)));

const VERSION = '__VERSION__';

let isTaken = false;

async function takeOver(left: Left): Promise<void> {
  const old = window.MessengerTag;
  if (isTaken || left.isGone || !old || (left.isRunning && old.version === VERSION)) {
    for (const { done } of left.calls) done({ state: 'waiting' });
    return;
  }
  isTaken = true;
  const calls = left.isRunning ? await toStandAgain(old, asked) : left.calls;
  // Another file of ours has come by the name of another part, and was faster.
  if (window.MessengerTag !== old) return;
  const { activeElement } = document;
  const drawn = document.querySelector('messenger-tag');

  const isOff = old('destroy');
  // At once: a page may call `MessengerTag` at any time.
  const { draw, button } = install(left.tag, fetchPart);
  if (drawn) draw();
  if (drawn && drawn === activeElement) button.focus();
  const present = window.MessengerTag as unknown as (...words: unknown[]) => Promise<Status>;
  const carryOut = ({ name, argument, listener, done }: Call) => present(name, argument, listener).then(done);
  left.forward(carryOut);
  // An old build may wait with it for the part that it takes this file for.
  await Promise.race([isOff, noAnswer()]);
  for (const call of calls) {
    const isDone = carryOut(call);
    if (left.isRunning) await isDone;
  }
}

const inHand: Readonly<Record<string, unknown>> = { chat, early };

let attempts = 0;

/** What is not in this file has a name that other builds know, too: `chat/parts.ts`. */
const fetchPart: FetchPart = async <Part>(name: string) =>
  (inHand[name] ?? import(new URL(`${name}.js?${attempts++}`, import.meta.url) as unknown as string)) as Part;
