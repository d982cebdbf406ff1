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
  const [side] = offset.split(',');
  return `button{cursor:pointer}:host>button:hover,section{box-shadow:0 2px 16px #0005}
.place{position:absolute;bottom:84px;${position}:8px;inset-inline-${position}:8px;width:min(312px,100vw - ${side}px - 24px)}
section{box-sizing:border-box;padding:16px 20px;border:1px solid #8884;border-radius:16px;background:Canvas;color:CanvasText;font:16px/1.5 system-ui;max-height:calc(100dvh - 150px);overflow:auto;outline:0}
section[data-scheme=dark]{color-scheme:dark}section[data-scheme=both]{color-scheme:light dark}
progress{width:100%}@media(prefers-reduced-motion){progress{display:none}}
section button:before{display:none}
section :is(button,a){display:inline-block;margin:8px 0 0;margin-inline-end:12px;padding:6px 14px;border:1px solid;border-radius:8px;font:inherit;color:inherit;background:none}
section a{padding-inline:0;border-color:#0000}
section .main{border-color:#0000;background:#0165a7;background:${color};color:#fff;color:lab(from ${color} calc((49 - l)*99) 0 0)}
section :is(button,a):hover{filter:brightness(1.15)}
section :focus-visible{outline:2px solid;outline-offset:2px}`;
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
    section.replaceChildren(words, ...(ways?.map(wayElement) ?? [document.createElement('progress')]));
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
