import { earlyOptions } from './build-time.ts';
import type { InviteTexts } from './invite-texts.ts';
import type { EarlyOptions, Page } from './page.ts';
import { parseOptions } from './parse-options.ts';
import { schemeOfPage } from './scheme-of-page.ts';

/** In ms. A screen reader announces what comes into an element that it knows already. */
const KNOWN = 100;

/**
 * Stands above the launcher, whatever size that has, on the same side, and never past the window's other edge or over more
 * than a third of it: where that is not high, the words stand beside their button. It lies over the page and moves nothing.
 * `button` has to go before the launcher's own rules in this root. `.main` is coloured as in the panel of the chat.
 */
const styles = ({ color, position, offset }: EarlyOptions): string => {
  const [side] = offset.split(',');
  return `.invite{position:absolute;bottom:100%;${position}:8px;inset-inline-${position}:8px;width:max-content;max-width:min(288px,100vw - ${side}px - 24px);font:15px/1.45 system-ui;color:CanvasText}
.invite:not(.said){opacity:0}
.invite>div{position:relative;box-sizing:border-box;display:flex;flex-direction:column;align-items:flex-start;gap:10px;max-height:calc(33dvh - 12px);padding:14px 16px;border:1px solid #8884;border-radius:16px;background:Canvas;box-shadow:0 4px 24px #0003;cursor:pointer}
.invite[data-scheme=dark]{color-scheme:dark}.invite[data-scheme=both]{color-scheme:light dark}
.invite p{margin:0;padding-inline-end:26px;min-height:0;overflow:auto;overflow-wrap:anywhere}
.invite button{flex:none;margin:0;border:1px solid #0000;border-radius:8px;font:inherit;cursor:pointer}
.invite button:before{content:none}
.invite .main{padding:6px 14px;background:#0165a7;background:${color};color:#fff;color:lab(from ${color} calc((49 - l)*99) 0 0)}
.invite .away{position:absolute;top:6px;inset-inline-end:6px;width:32px;height:32px;padding:0;border-radius:16px;background:none;color:inherit;font-size:20px;line-height:1}
.invite .away:hover{background:#8883}.invite .main:hover{filter:brightness(1.15)}
.invite :focus-visible{outline:2px solid;outline-offset:2px}
@media(max-height:420px){.invite{max-width:min(480px,100vw - ${side}px - 24px)}.invite>div{flex-direction:row;align-items:center;padding:8px 12px;padding-inline-end:44px}.invite p{flex:1;padding:0;max-height:calc(33dvh - 32px)}}
@media(max-height:420px)and (max-width:480px){.invite{font-size:13px}.invite>div{gap:8px}.invite .main{padding:4px 10px}}
@media(prefers-reduced-motion:no-preference){.invite.said{animation:.3s cubic-bezier(.2,.8,.3,1) said}@keyframes said{from{opacity:0;transform:translateY(12px)scale(.97)}}}`;
};

type TeaserPage = Pick<Page, 'host' | 'root' | 'button' | 'raw'>;

/** What the invitation's element does for whoever draws it. */
export interface Teaser {
  /** Takes it off the page. The keyboard's focus goes to the launcher if it was in here, and else stays where it is. */
  remove(): void;
}

/**
 * Draws the invitation. It takes no focus, and its words are announced once, politely. It opens the chat as any element of
 * the page does that has `data-messenger`.
 */
export function drawTeaser(
  page: TeaserPage,
  words: InviteTexts,
  language: string,
  decline: () => void,
): Teaser {
  const { host, root, button } = page;
  const place = document.createElement('div');
  const card = document.createElement('div');
  const text = document.createElement('p');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles(parseOptions(earlyOptions, page.raw)));
  root.adoptedStyleSheets.push(sheet);
  place.className = 'invite';
  place.dataset.scheme = schemeOfPage();
  card.role = 'group';
  card.ariaLabel = words.title;
  card.dir = 'auto';
  card.lang = language;
  card.dataset.messenger = 'open';
  text.role = 'status';
  card.append(text, buttonWith('main', words.accept), closeButton(words.close, decline));
  place.append(card);
  // Before the launcher: the order of the keyboard is that of the eye.
  root.prepend(place);
  setTimeout(() => {
    text.textContent = words.text;
    // Long words scroll, also by keyboard.
    if (text.scrollHeight > text.clientHeight) text.tabIndex = 0;
    place.classList.add('said');
  }, KNOWN);
  // Whoever comes near our element has the chat fetched. Whoever reads this is near it, and has not asked for that.
  const { onpointerenter, onfocus } = host;
  Object.assign(host, { onpointerenter: null, onfocus: null });
  Object.assign(button, { onpointerenter, onfocus });
  return {
    remove() {
      const hadFocus = place.contains(root.activeElement);
      place.remove();
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
      Object.assign(button, { onpointerenter: null, onfocus: null });
      if (hadFocus) button.focus();
      Object.assign(host, { onpointerenter, onfocus });
    },
  };
}

function buttonWith(className: string, label: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  made.textContent = label;
  return made;
}

function closeButton(label: string, decline: () => void): HTMLButtonElement {
  const made = buttonWith('away', '×');
  made.ariaLabel = label;
  made.onclick = (event) => {
    // What is around it opens the chat.
    event.stopPropagation();
    decline();
  };
  return made;
}
