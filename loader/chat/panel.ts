import { h, render } from 'preact';
import { panelStyles } from './panel-styles.ts';

/** What the visitor reads while the chat cannot be there yet: a sentence, and ways to go on. */
export interface View {
  /** BCP 47 tag of its texts. */
  language: string;
  title: string;
  text: string;
  /** A text to act on is an address. Where there is no way to go on, something is under way. */
  ways?: Way[];
}

export type Way = [label: string, to: string | (() => void)];

/** A panel inside the shadow root of the launcher, so that neither the page's styles nor ours cross over. */
export function createPanel(root: ShadowRoot): (view?: View) => void {
  const sheet = new CSSStyleSheet();
  const place = document.createElement('div');
  sheet.replaceSync(panelStyles);
  root.adoptedStyleSheets.push(sheet);
  root.append(place);
  return (view) => render(view && h(Panel, view), place);
}

/** Without JSX, whose helper is a tenth of this file's size. */
function Panel({ language, title, text, ways }: View) {
  return h(
    'section',
    { role: 'dialog', lang: language, dir: 'auto', 'aria-label': title },
    h('div', { role: ways ? 'alert' : 'status' }, h('b', null, title), h('p', null, text)),
    ways?.map(([label, to]) =>
      typeof to === 'string'
        ? h('a', { href: to }, label)
        : h('button', { type: 'button', onClick: to }, label),
    ) ?? h('progress', null),
  );
}
