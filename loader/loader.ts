import { createLauncher } from './launcher.ts';
import { launcherOptions, parseOptions } from './options.ts';
import type { Call, Command, Page, StageTwo, Status } from './stages.ts';
import { readTag } from './tag.ts';
import { onApproach, onLoadOption, whenDrawable } from './triggers.ts';

/** `window.MessengerTag`: never throws; the promise resolves with the status after the command, and never rejects. */
export interface MessengerTag {
  (...command: Command): Promise<Status>;
  version?: string;
  /** Commands called before the loader arrived: `arguments` objects. */
  q?: Command[];
}

declare global {
  interface Window {
    MessengerTag?: MessengerTag;
  }
}

const warn = (text: string) => console.warn('messenger-tag:', text);

if (window.MessengerTag?.version) warn('second tag ignored');
else install(window.MessengerTag?.q ?? []);

function install(early: Command[]): void {
  const tag = readTag();
  const options = parseOptions(launcherOptions, tag.pairs, warn);
  const launcher = createLauncher(options);
  const { host, button } = launcher;
  const waiting: Call[] = [];
  const page: Page = { ...tag, ...launcher, options, calls: waiting };
  let stageTwo: Promise<void> | undefined;
  let attempts = 0;

  run.version = '__VERSION__';
  window.MessengerTag = run;
  for (const command of early) run(...command);

  button.onclick = () => run('toggle');
  window.addEventListener('click', onClick);
  onApproach(host, () => start().catch(() => {}));
  onLoadOption(options.load, () => run('prepare'));
  whenDrawable(() => window.MessengerTag === run && document.documentElement.append(host));

  /** The one path of every command, whether it came before the loader, before stage two, late or by a click. */
  function run(...[name, argument, listener]: Command): Promise<Status> {
    return new Promise((done) => {
      const event = [`messenger-tag:${argument}`, listener as EventListener] as const;
      if (name === 'on') document.addEventListener(...event);
      if (name === 'off') document.removeEventListener(...event);
      if (/^(show|hide)$/.test(name)) host.hidden = name === 'hide';
      if (name === 'destroy') {
        window.removeEventListener('click', onClick);
        host.remove();
        delete window.MessengerTag;
      }
      page.calls.push([name, argument, done]);
      if (/^(open|toggle|prepare)$/.test(name)) start().catch(fail);
      else if (page.calls === waiting) done({ state: 'waiting' });
    });
  }

  /** Clicks on the page's own elements for the chat, also on those that were added later. */
  function onClick(event: Event): void {
    const element = (event.target as Element).closest?.<HTMLElement>(
      '[data-messenger],a[href$="#messenger"]',
    );
    if (!element) return;
    event.preventDefault();
    run(element.dataset.messenger || 'open');
  }

  function start(): Promise<void> {
    stageTwo ??= fetchStageTwo().catch((error) => {
      stageTwo = undefined;
      throw error;
    });
    return stageTwo;
  }

  async function fetchStageTwo(): Promise<void> {
    // A browser may keep a failed import for ever: each attempt needs an address of its own.
    const arrival: Promise<StageTwo> = import(
      /* @vite-ignore */ `${tag.base}loader/__CHAT_FILE__?${attempts++}`
    );
    const deadline = new Promise<never>((_, late) => setTimeout(late, 15_000));
    (await Promise.race([arrival, deadline])).startChat(page);
  }

  /** The panel is in stage two; without it the launcher leads to the fallback or goes away: no dead button. */
  function fail(): void {
    const problem = {
      code: navigator.onLine ? 'blocked' : 'offline',
      retryable: true,
      detail: tag.base,
    } as const;
    document.dispatchEvent(new CustomEvent('messenger-tag:problem', { detail: problem }));
    for (const [, , done] of waiting.splice(0)) done({ state: 'failed', problem });
    host.hidden = navigator.onLine;
    if (options.fallbackUrl) location.assign(options.fallbackUrl);
  }
}
