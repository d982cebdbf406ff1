import { PARTS_VERSION } from './chat/parts.ts';
import { stayAway } from './closed-launcher.ts';
import { watchConsent } from './consent-platforms.ts';
import { dispatchProblem } from './dispatch-problem.ts';
import type { Page, StartingPart } from './page.ts';
import { placeByRules } from './rules.ts';

/** In ms: a launcher that is there matters more than how it looks. */
const PATIENCE = 4_000;

/** A part that says how the launcher looks, before that is drawn. */
export interface LooksPart {
  dress(page: Page): void;
}

/**
 * What stage one needs of options that few sites have, before anybody touches the launcher: how it looks, on which pages it
 * is, whether nobody is there, and what the site's consent platform says. Until it is done the launcher is away (`page.isAway`), so that it comes
 * once, as it is to be.
 */
export async function start(page: Page): Promise<void> {
  if (page.signal.aborted) return;
  if (new URLSearchParams(location.search).get('messenger-debug') === 'doctor') void callDoctor(page);
  const { consent = '' } = page.raw;
  watchConsent(consent, page.signal, (granted) => window.MessengerTag?.('consent', granted));
  if (names(page, /^launcher[A-Z]/)) await dress(page);
  if (page.raw.whenClosed === 'hide' && !page.isHeld) stayAway(page);
  // A page that has not held it back has drawn it already.
  if (page.isAway && !page.signal.aborted) placeByRules(page);
  for (const part of ['invite', 'capture']) if (page.raw[part]) void begin(page, part);
}

/** The launcher waits for none of these: it is there, and they come to it. */
async function begin(page: Page, name: string): Promise<void> {
  try {
    const { start } = await page.fetchPart<StartingPart>(`${name}.${PARTS_VERSION}`);
    start(page);
  } catch (error) {
    console.info(`messenger-tag: data-${name} has no effect on this page,`, error);
  }
}

function names(page: Page, option: RegExp): boolean {
  return Object.keys(page.raw).some((name) => option.test(name));
}

async function dress(page: Page): Promise<void> {
  try {
    const { dress } = await partOf<LooksPart>(page, 'looks');
    if (!page.signal.aborted) dress(page);
  } catch {
    dispatchProblem({
      code: 'blocked',
      retryable: false,
      detail: 'looks.js did not come: the launcher is plain',
    });
  }
}

/** The launcher does not wait for it. */
async function callDoctor(page: Page): Promise<void> {
  try {
    (await page.fetchPart<StartingPart>(`page-doctor.${PARTS_VERSION}`)).start(page);
  } catch (error) {
    console.warn('messenger-tag: the doctor did not come,', error);
  }
}

/** One that comes later is not used: a launcher that somebody has seen keeps its looks. */
function partOf<Part>(page: Page, name: string): Promise<Part> {
  return Promise.race([
    page.fetchPart<Part>(`${name}.${PARTS_VERSION}`),
    new Promise<never>((_, late) => setTimeout(late, PATIENCE)),
  ]);
}
