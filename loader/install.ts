import type { Status } from './api.ts';
import { createLauncher } from './launcher.ts';
import type { Call, Command, Page, Part, PartName } from './stages.ts';
import type { Tag } from './tag.ts';
import { tell } from './tell.ts';

declare global {
  interface Navigator {
    /** Chromium only. */
    connection?: { saveData: boolean; effectiveType: string };
  }
}

/** How long a part may take over the visitor's network, in ms. */
const DEADLINE = 20_000;

/**
 * Stage one: draws the launcher, keeps commands, and fetches stage two when somebody wants the chat. `fetchPart` may be
 * called again for a part that failed.
 */
export const install = (tag: Tag, fetchPart: (name: PartName) => Promise<Part>): void => {
  const { options } = tag;
  const { consent, fallbackUrl, hideOn, load, showOn, deploymentId = tag.companion.deploymentId } = options;
  // Holds a `signal`, which is all that `addEventListener` looks for in its options.
  const ending = new AbortController();
  const waiting: Call[] = [];
  const early = (window.MessengerTag?.q as Command[]) || [];
  let held: unknown = consent && /req|tcf|gcm/.test(consent);
  let stageTwo: Promise<void> | false = false;
  let asked: unknown;

  /** The one path of every command, whether it came before the loader, before stage two, late or by a click. */
  const run = (name: string, argument?: unknown, listener?: Command[2]): Promise<Status> =>
    new Promise((done) => {
      if (name === 'on') document.addEventListener(`messenger-tag:${argument}`, Object(listener), ending);
      if (/show|hide/.test(name)) host.hidden = /hide/.test(name);
      if (name === 'consent') {
        held = !argument;
        draw();
      }
      if (name === 'destroy') {
        ending.abort();
        host.remove();
        delete window.MessengerTag;
      }
      page.calls.push([name, argument, done, listener]);
      if (/open|toggle|logout/.test(name)) {
        asked = name;
        start();
      } else if (page.calls === waiting) done({ state: 'waiting' });
    });

  /** Clicks on the launcher and on the page's own elements for the chat, also on those that were added later. */
  const onClick = (event: Event): void => {
    const element = (event.composedPath() as HTMLElement[]).find((one) =>
      one.matches?.('[data-messenger],a[href$="#messenger"]'),
    );
    if (element) {
      event.preventDefault();
      run(element.dataset.messenger || 'open');
    }
  };

  /** A page in the background, or rendered before anybody asked for it, comes here again when it is seen. */
  const drawSoon = (): void => {
    if (!document.hidden) setTimeout(draw);
  };

  /** Puts the launcher where it belongs, also after something threw it out, and fetches what is to be there unasked. */
  const draw = (): void => {
    if (page.away || ending.signal.aborted) host.remove();
    else {
      if (!host.isConnected) document.documentElement.append(host);
      try {
        // The visitor's conversation goes on (genesys.md 3.5, CONFIRMED-2): answers are to reach them.
        if (/idle|now|vis|del|true/.test([load, held || localStorage[`_${deploymentId}:gcmcsessionActive`]]))
          ahead();
      } catch {
        // No storage, no conversation in it.
      }
    }
  };

  /** Without being asked: not before consent, and not where data is scarce. */
  const ahead = (): void => {
    const connection = navigator.connection;
    if (!/2g|true/.test([held, connection?.effectiveType, connection?.saveData])) start();
  };

  const start = (): void => {
    if (!stageTwo)
      stageTwo = use(
        Promise.race([
          fetchPart('chat'),
          new Promise<never>((_, late) => {
            AbortSignal.timeout(DEADLINE).addEventListener('abort', late, ending);
          }),
        ]),
      );
  };

  const use = (arrival: Promise<Part>): Promise<void> => arrival.then((part) => part.start(page)).catch(fail);

  /**
   * The panel is in stage two; without it the launcher leads to the fallback or goes away: no dead button. What nobody
   * asked for fails in silence, and is tried again at the click.
   */
  const fail = (reason: Partial<Event>): void => {
    const onLine = navigator.onLine;
    const code = onLine ? (reason.type ? 'timeout' : 'blocked') : 'offline';
    const problem = { code, retryable: true, detail: tag.url } as const;
    stageTwo = false;
    if (asked) {
      button.hidden = onLine;
      tell(problem);
      for (const [, , done] of waiting) done?.({ state: 'failed', problem });
      if (onLine) waiting.push(['close']);
      addEventListener('online', start, ending);
      // Neither `javascript:` nor `data:`.
      if (/^[hmt/]/.test(fallbackUrl)) location.href = fallbackUrl as string;
    }
  };

  const page: Page = {
    ...tag,
    ...createLauncher(options),
    calls: waiting,
    signal: ending.signal,
    draw,
    away: showOn || hideOn,
  };
  const { host, button } = page;

  run.version = '__VERSION__';
  window.MessengerTag = run;
  for (const command of early) run(...command);
  host.onpointerenter = host.onfocus = ahead;
  if (load === 'now') ahead();
  if (page.away || (load && /tcf|gcm/.test(consent))) use(fetchPart('rules'));
  addEventListener('click', onClick, ending);
  // An element of ours before `DOMContentLoaded` could make a framework's hydration trip (React error 418). A script at
  // `interactive` cannot tell whether that event has been, but knows that `load` is still to come.
  if (document.readyState === 'complete') drawSoon();
  for (const event of ['DOMContentLoaded', 'load', 'visibilitychange'])
    addEventListener(event, drawSoon, ending);
};
