import { rewriterOf } from '../../server/doctor/page/rewriters.ts';
import type { Status } from '../api.ts';
import { noAnswer } from '../left-by.ts';
import { belongsHere } from '../rules.ts';
import { type BrowserScene, failed, type Look, ok, warning } from './page-doctor-look.ts';

/** Is the tag here once, and as it was written? */
export function tags({ page }: BrowserScene): Look {
  const { script } = page;
  const src = script?.src ?? '';
  const same = [...document.querySelectorAll('script')].filter((each) => src !== '' && each.src === src);
  if (same.length > 1) {
    return warning(
      `The page has the tag ${same.length} times. The first one serves.`,
      'Take the others out: look in the theme, in plugins, in the tag manager and in the page itself.',
    );
  }
  if (script instanceof HTMLScriptElement) {
    const attributes = Object.fromEntries([...script.attributes].map(({ name, value }) => [name, value]));
    const rewriter = rewriterOf(attributes);
    if (rewriter) return warning(rewriter.happens, rewriter.exclusion);
    const names = Object.keys(script.dataset);
    return ok(
      `It runs${names.length > 0 ? `, with the options ${names.map(withoutNames).join(', ')}` : ''}.`,
    );
  }
  return src === '' && !page.companion
    ? warning(
        'The chat runs, but its tag is not in the page: an optimiser has joined, inlined or moved it, and options may be lost.',
        'Exclude loader.js from being joined and inlined.',
      )
    : ok('The site’s own code has started it.');
}

/** The names of customer attributes may say something of the visitor. */
function withoutNames(name: string): string {
  return name.startsWith('attribute')
    ? 'attribute-…'
    : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export async function versions(): Promise<Look> {
  const loader = window.MessengerTag?.version;
  const { version: chat } = await statusNow();
  if (!loader) {
    return failed(
      'Something else has taken the name MessengerTag in this page.',
      'Look for another script or an element with that name.',
    );
  }
  if (chat && chat !== loader) {
    return warning(
      `The loader is ${loader}, and the chat ${chat}. They work together.`,
      'The page or a cache kept an older loader; if it is pinned, name the new version in the tag.',
    );
  }
  return ok(`The loader is ${loader}${chat ? `, and the chat too` : '; the chat has not been fetched yet'}.`);
}

/** Can somebody see the launcher, and click it? */
export async function launcherSeen({ page }: BrowserScene): Promise<Look> {
  const { host, button, raw } = page;
  const { showOn, hideOn, launcher } = raw;
  if (!belongsHere(location.pathname, showOn || '*', hideOn)) {
    return warning(
      `The tag keeps it from ${location.pathname} (${belongsHere(location.pathname, showOn || '*') ? 'data-hide-on' : 'data-show-on'}).`,
      'Change that option, if the chat is wanted here.',
    );
  }
  if (launcher === 'none') {
    return warning(
      'The tag wants none (data-launcher="none").',
      'The site needs a button of its own: any element with data-messenger="open".',
    );
  }
  const { state } = await statusNow();
  if (state === 'ready' || state === 'open') return ok('Messenger is there, and has its place.');
  if (button.hidden)
    return warning("The site has hidden it by MessengerTag('hide').", "MessengerTag('show') brings it back.");
  if (!host.isConnected) {
    return warning(
      'It is not in the page yet.',
      'It is drawn when the page has loaded, and is in the foreground. If something throws it out, its container must stay a child of <html>.',
    );
  }
  const { width, height, left, top, right, bottom } = button.getBoundingClientRect();
  if (width === 0 || height === 0) {
    return failed(
      'It has no size: the page’s own styles, or a blocker of annoyances, hide it.',
      'Look which rule hides the element messenger-tag.',
    );
  }
  if (right < 0 || bottom < 0 || left > innerWidth || top > innerHeight) {
    return failed('It stands outside of the window.', 'Look at data-offset in the tag.');
  }
  const covering = coveringAt((left + right) / 2, (top + bottom) / 2, host);
  if (covering) {
    return failed(
      `${nameOf(covering)} lies over it.`,
      'Move one of the two by data-offset or data-position, or raise data-z-index.',
    );
  }
  return ok('It shows, and nothing lies over it.');
}

function coveringAt(x: number, y: number, host: Element): Element | undefined {
  const [top] = document
    .elementsFromPoint(x, y)
    .filter(({ localName }) => localName !== 'messenger-tag-doctor');
  return top === host ? undefined : top;
}

/** Enough to find it by; nothing of what is written in it. */
function nameOf({ localName, id, classList }: Element): string {
  return `<${localName}${id && ` id="${id}"`}${classList[0] ? ` class="${classList[0]}"` : ''}>`;
}

export async function stateOfChat(): Promise<Look> {
  const { state, problem } = await statusNow();
  if (!problem) return ok(`It is in the state ${state}, and has reported no problem.`);
  return (state === 'failed' ? failed : warning)(
    `${problem.code}: ${problem.detail}`,
    'See this code under Symptoms in the documentation.',
  );
}

function statusNow(): Promise<Status> {
  const command = window.MessengerTag;
  return typeof command === 'function' ? Promise.race([command('status'), noAnswer()]) : noAnswer();
}
