import { earlyOptions } from './build-time.ts';
import { inTime } from './in-time.ts';
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
 * every command, whether it came before the loader, before stage two, late or by a click. Without its rules the launcher is on
 * every page: too often is better than never.
 */
export const install = (tag: Tag, fetchPart: FetchPart): Page => {
  const options = parseOptions(earlyOptions, tag.raw);
  const { consent = 'granted', load } = options;
  const ending = new AbortController();
  const { signal } = ending;
  let isHeld = consent !== 'granted';
  let isUnderWay = false;
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
    if (isUnderWay) return;
    isUnderWay = true;
    begin('chat').catch(() => {
      isUnderWay = false;
      if (page.calls.some(isForChat)) tellNotLoaded(page, fetchStageTwo);
    });
  };
  const begin = (name: string): Promise<void> =>
    inTime(fetchPart<StartingPart>(name)).then(({ start }) => start(page));
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
    options,
    signal,
    fetchPart,
    draw,
    calls: [],
    isAway: options.showOn || options.hideOn,
  };
  const { host, button } = page;
  host.onpointerenter = host.onfocus = fetchUnasked;
  if (page.isAway || (load && /tcf|gcm/.test(consent)))
    begin('rules').catch(() => {
      page.isAway = '';
      draw();
    });
  listen(page, run);
  return page;
};
