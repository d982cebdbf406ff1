import { earlyOptions } from './build-time.ts';
import { createLauncher } from './launcher.ts';
import { listen, type Run } from './listen.ts';
import { isForChat, tellNotLoaded } from './not-loaded.ts';
import type { FetchPart, Page, StartingPart } from './page.ts';
import { parseOptions } from './parse-options.ts';
import type { Tag } from './tag.ts';
import { isConversationOn, isDataScarce } from './unasked.ts';

/**
 * Stage one: draws the launcher, keeps commands, and fetches stage two when somebody wants the chat, or unasked where the
 * site wants that or a conversation goes on; but not before consent, and not where data is scarce. `run` is the one path of
 * every command, whether it came before the loader, before stage two, late or by a click.
 *
 * `isAway` begins with whether the tag has an option that the part `early` is for (`showOn`, `whenClosed`, `launcherIcon`,
 * `invite`, `capture`, …), found by as much of its name as no other has, or the page is asked for the doctor's report. A name of somebody else's that looks the same costs one file. Where `early` does not come the launcher
 * is plain, and on every page: too plain and too often are better than never.
 */
export const install = (tag: Tag, fetchPart: FetchPart): Page => {
  const options = parseOptions(earlyOptions, tag.raw);
  const { consent = 'granted', load } = options;
  const ending = new AbortController();
  const { signal } = ending;
  let chat: Promise<unknown> | false = false;
  const draw = (): void => {
    if (page.isAway || signal.aborted) return void host.remove();
    if (!host.isConnected) document.documentElement.append(host);
    lookAhead();
  };
  const lookAhead = (): void => {
    if (load || isConversationOn()) fetchUnasked();
  };
  const fetchUnasked = (): void => {
    if (!(page.isHeld || isDataScarce())) fetchStageTwo();
  };
  const fetchStageTwo = (): void => {
    chat =
      chat ||
      begin('chat').catch(() => {
        chat = false;
        if (page.calls.some(isForChat)) tellNotLoaded(page, options.fallbackUrl, fetchStageTwo);
      });
  };
  const begin = (name: string): Promise<unknown> =>
    Promise.race([
      fetchPart<StartingPart>(name),
      new Promise<never>((_, late) => setTimeout(late, DEADLINE)),
    ]).then((part) => part.start(page));
  const run: Run = (name, argument, listener) =>
    new Promise((done) => {
      const call = { name, argument, listener, done };
      // Only a text has `trim`: an object may throw when it is to be one.
      if (name === 'on' && (argument as string)?.trim)
        document.addEventListener(`messenger-tag:${argument}`, Object(listener), { signal });
      if (name === 'destroy') {
        ending.abort();
        draw();
        delete window.MessengerTag;
      }
      if (page.answer) page.answer(call);
      else {
        page.calls.push(call);
        if (name === 'show' || name === 'hide') button.hidden = name === 'hide';
        if (isForChat(call)) fetchStageTwo();
        else done({ state: 'waiting' });
      }
      if (name === 'consent') {
        page.isHeld = argument !== true;
        lookAhead();
      }
    });
  const page: Page = {
    ...tag,
    ...createLauncher(options),
    signal,
    fetchPart,
    draw,
    calls: [],
    isHeld: consent !== 'granted',
    isAway: /On|nC|uncher\w|vite|aptu|=doct/.test(Object.keys(tag.raw) + location.search),
  };
  const { host, button } = page;
  host.onpointerenter = host.onfocus = fetchUnasked;
  if (page.isAway || (load && /tcf|gcm/.test(consent)))
    begin('early').catch(() => {
      page.isAway = '';
      draw();
    });
  listen(run, draw, signal);
  return page;
};

/** Over the visitor's network, in ms. `import()` itself has no deadline. */
const DEADLINE = 20_000;
