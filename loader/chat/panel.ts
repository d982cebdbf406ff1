import type { Page } from '../page.ts';
import type { Options } from '../parse-options.ts';
import { schemeOfPage } from '../scheme-of-page.ts';
import type { Texts } from './texts.ts';

/** What the visitor reads while the chat cannot be there yet: a sentence, and ways to go on. */
export interface View {
  title: string;
  text: string;
  /** Where there is no way to go on, something is under way. */
  ways?: Way[];
}

export type Words = (texts: Texts) => View;

/** A label, and what it does; a text to do is an address. */
export type Way = [label: string, to: string | (() => void)];

/**
 * Stands above the launcher, on the same side, and never past the window's other edge. System colours, so that forced
 * colours need nothing of their own. `.main` has the site's colour, and on it black or white, whatever is seen well: both
 * have a contrast of 4.5 where `l`, the lightness, is 49.
 */
const styles = ({ color, position, offset }: Look): string => {
  const [side, bottom] = offset.split(',');
  return `button{cursor:pointer}:host>button:hover,section{box-shadow:0 2px 16px #0005}
.place{position:absolute;bottom:clamp(0px,100dvh - 300px,84px);${position}:8px;inset-inline-${position}:8px;width:min(400px,100vw - ${side}px - 24px)}
section{box-sizing:border-box;padding:16px 20px 0;border:1px solid #8884;border-radius:16px;background:Canvas;background:light-dark(#fff,#242424);color:CanvasText;font:16px/1.5 system-ui;max-height:calc(100dvh - ${bottom}px - clamp(24px,100dvh - 276px,108px));overflow:auto;outline:0}
section[data-scheme=dark]{color-scheme:dark}section[data-scheme=both]{color-scheme:light dark}
p{margin:8px 0 12px}
footer{display:flex;flex-wrap:wrap;gap:8px;position:sticky;bottom:0;padding:4px 0 16px;background:inherit}
section button:before{display:none}
footer>*{margin:0;padding:6px 12px;border:1px solid;border-radius:8px;font:inherit;color:inherit;background:none}
footer .main{border-color:#0000;background:#0165a7;background:${color};color:#fff;color:lab(from ${color} calc((49 - l)*99) 0 0)}
footer :hover{filter:brightness(1.15)}
section :focus-visible{outline:2px solid;outline-offset:2px}
@media(prefers-reduced-motion:no-preference){section{animation:come .2s}[aria-busy=true]:before{animation:come .6s infinite alternate}i{display:block;width:30%;margin:0 0 16px;border-top:3px solid;border-radius:3px;animation:go .6s infinite alternate}}
@keyframes come{from{opacity:0;translate:0 8px}}
@keyframes go{to{margin-inline-start:70%}}`;
};

type Look = Pick<Options, 'color' | 'position' | 'offset'>;

/** A panel inside the shadow root of the launcher, so that neither the page's styles nor ours cross over. */
export class Panel {
  readonly #root: ShadowRoot;
  readonly #texts: Promise<Texts>;
  /** Has the page's direction, and with that the launcher's side. The section has that of its words. */
  readonly #place = document.createElement('div');
  readonly #section = document.createElement('section');
  #words: Words | undefined;

  constructor({ root }: Pick<Page, 'root'>, look: Look, texts: Promise<Texts>) {
    this.#root = root;
    this.#texts = texts;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles(look));
    root.adoptedStyleSheets.push(sheet);
    this.#place.className = 'place';
    this.#place.append(this.#section);
    this.#section.role = 'dialog';
    this.#section.dir = 'auto';
    // Nobody tabs to it, but the focus has to go somewhere when the button that had it is gone.
    this.#section.tabIndex = -1;
  }

  /** In the visitor's language once that is there, unless by then something else is to be shown, or nothing. */
  async show(words: Words): Promise<void> {
    // A screen reader would say it again.
    if (this.#words === words) return;
    this.#words = words;
    const texts = await this.#texts;
    if (this.#words === words) this.#draw(texts.language, words(texts));
  }

  close(): void {
    this.#words = undefined;
    this.#place.remove();
  }

  #draw(language: string, { title, text, ways }: View): void {
    const section = this.#section;
    const hadFocus = section.contains(this.#root.activeElement);
    section.lang = language;
    section.ariaLabel = title;
    section.dataset.scheme = schemeOfPage();
    const words = element('div', element('b', title), element('p', text));
    words.role = ways ? 'alert' : 'status';
    section.replaceChildren(words, ways ? element('footer', ...ways.map(wayElement)) : element('i'));
    section.querySelector('button')?.classList.add('main');
    this.#root.append(this.#place);
    if (hadFocus) section.focus();
  }
}

function wayElement([label, to]: Way): HTMLElement {
  if (typeof to === 'string') return Object.assign(element('a', label), { href: to });
  return Object.assign(element('button', label), { type: 'button', onclick: to });
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, ...children: (Node | string)[]) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}
