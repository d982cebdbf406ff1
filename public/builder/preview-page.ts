/// <reference types="vite/client" />
import { askForConsent } from '../../loader/chat/consent.ts';
import { Launcher } from '../../loader/chat/launcher.ts';
import { Panel, type Words } from '../../loader/chat/panel.ts';
import english from '../../loader/chat/texts/en.ts';
import type { Texts } from '../../loader/chat/texts.ts';
import { failure, offline, opening } from '../../loader/chat/views.ts';
import { drawTeaser, type Teaser } from '../../loader/invite-teaser.ts';
import { inviteTexts } from '../../loader/invite-texts.ts';
import { allForms } from '../../loader/options.ts';
import { parseOptions } from '../../loader/parse-options.ts';
import { READY, readFrameFragment, type View } from './preview-request.ts';

/*
 * The page in the frame: somebody's site with the real tag in it. What a visitor reads before the chat is there is drawn by
 * the chat's own modules into the real button's own place, so nothing has to go wrong, and nobody has to be asked, for it to
 * be seen. Where the sandbox does not play Genesys no click reaches the loader, and the page's policy does not let Genesys's
 * script in.
 */

const { view, scheme, direction, opens, attributes } = readFrameFragment(location.hash);
const page = document.documentElement;
page.dataset.scheme = scheme;
page.dir = direction;
// The one language of the chat that is written from the right.
if (direction === 'rtl') page.lang = 'ar';

const tag = tagInTemplate();
for (const [name, value] of attributes) tag.setAttribute(name, value);
const options = parseOptions(allForms(), { ...tag.dataset });
const texts = textsIn(options.locale || page.lang);

// Held back, the loader does not warm up either when the pointer comes near.
if (opens === 'nothing') tag.dataset.consent = 'required';

/** The launcher as the loader has put it into the page. */
interface Place {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly button: HTMLButtonElement;
}

addEventListener('click', takeClick, true);
document.head.append(tag);
const place = await placeOfLauncher();
const show = place && drawerAt(place);
show?.(view);
// The panel waits for its words, and the frame for the panel.
await texts;
parent.postMessage(READY, location.origin);

/** One that has not run yet. */
function tagInTemplate(): HTMLScriptElement {
  const template = document.querySelector<HTMLTemplateElement>('template#tag');
  const script = template && document.importNode(template.content, true).querySelector('script');
  if (!script) throw new Error('public/builder/preview.html has lost its tag.');
  return script;
}

/** `undefined` where the tag brings no button of ours, or did not come. */
function placeOfLauncher(): Promise<Place | undefined> {
  return new Promise((resolve) => {
    const look = () => {
      const host = document.querySelector<HTMLElement>('messenger-tag');
      if (!host) return;
      observer.disconnect();
      const button = host.shadowRoot?.querySelector('button');
      resolve(host.shadowRoot && button ? { host, root: host.shadowRoot, button } : undefined);
    };
    const observer = new MutationObserver(look);
    observer.observe(page, { childList: true });
    tag.addEventListener('error', () => resolve(undefined));
    look();
  });
}

/** Draws what the visitor is to see, by the chat's own modules. */
function drawerAt({ host, root: inside, button }: Place): (view: View) => void {
  const raw = { ...tag.dataset };
  const panel = new Panel({ root: inside }, options, texts);
  const launcher = new Launcher({ host, root: inside, button, raw }, texts);
  let teaser: Teaser | undefined;
  const close = () => panel.close();
  const invite = () => {
    const wanted = shortOf(raw.locale || page.lang);
    const language = wanted in inviteTexts ? wanted : 'en';
    const { text, ...words } = inviteTexts[language] ?? inviteTexts.en;
    teaser = drawTeaser(
      { host, root: inside, button, raw },
      { ...words, text: raw.inviteText || text },
      language,
      close,
    );
  };
  const acts = { open: () => void panel.show(opening), close };
  const problem = { code: 'genesys-unavailable', retryable: true, detail: '' } as const;
  const askConsent = () =>
    askForConsent({
      watch: undefined,
      announce: () => {},
      stands: () => true,
      show: (words: Words) => void panel.show(words),
      close: async () => close(),
    });
  const drawings: Record<View, () => void> = {
    button: close,
    invitation: invite,
    opening: acts.open,
    consent: askConsent,
    failure: () => void panel.show(failure(problem, options.fallbackUrl, acts)),
    offline: () => void panel.show(offline),
    unread: () => {
      launcher.countMessage();
      launcher.countMessage();
    },
  };
  return (wanted) => {
    teaser?.remove();
    drawings[wanted]();
  };
}

/** Before the loader hears of it. Nothing on this page leads away from it. */
function takeClick(event: MouseEvent): void {
  const [clicked] = event.composedPath();
  if (!(clicked instanceof Element)) return;
  const isInPanel = clicked.closest('section, .invite') !== null;
  const isOnButton = !isInPanel && clicked.closest('button') !== null;
  if (isOnButton && opens === 'sandbox') return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (isOnButton || (isInPanel && clicked.closest('.main'))) show?.('opening');
  else if (isInPanel && clicked.closest('a, button')) show?.('button');
}

function shortOf(language: string): string {
  return language.slice(0, 2).toLowerCase();
}

/** In this language, or in English, as the loader has it. */
async function textsIn(language: string): Promise<Texts> {
  const files = import.meta.glob<Texts>('../../loader/chat/texts/*.ts', { import: 'default' });
  const fetchTexts = files[`../../loader/chat/texts/${shortOf(language)}.ts`];
  return fetchTexts ? fetchTexts() : english;
}
