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
 * every command, whether it came before the loader, before stage two, late or by a click. What
 * decides how or where the launcher is drawn, and is not read here, is for the part `early`. Without that the launcher is plain,
 * and on every page: too plain and too often are better than never.
 */
export const install = (tag: Tag, fetchPart: FetchPart): Page => {
  const options = parseOptions(earlyOptions, tag.raw);
  const { consent = 'granted', load } = options;
  const ending = new AbortController();
  const { signal } = ending;
  let isHeld = consent !== 'granted';
  let chat: Promise<unknown> | undefined;
  const draw = (): void => {
    if (page.isAway || signal.aborted) return void host.remove();
    if (!host.isConnected) document.documentElement.append(host);
    lookAhead();
  };
  const lookAhead = (): void => {
    if (load || isConversationOn()) fetchUnasked();
  };
  const fetchUnasked = (): void => {
    if (!isHeld && !isDataScarce()) fetchStageTwo();
  };
  const fetchStageTwo = (): void => {
    chat =
      chat ??
      begin('chat').catch(() => {
        chat = undefined;
        if (page.calls.some(isForChat)) tellNotLoaded(page, options, fetchStageTwo);
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
      if (name === 'on') document.addEventListener(`messenger-tag:${argument}`, Object(listener), { signal });
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
        isHeld = argument !== true;
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
    isAway: /(show|hide)On|launcher\w|invite/.test(Object.keys(tag.raw) as unknown as string),
  };
  const { host, button } = page;
  host.onpointerenter = host.onfocus = fetchUnasked;
  if (page.isAway || (load && /tcf|gcm/.test(consent)))
    begin('early').catch(() => {
      page.isAway = '';
      draw();
    });
  listen(page, run);
  return page;
};

/** Over the visitor's network, in ms. `import()` itself has no deadline. */
const DEADLINE = 20_000;
