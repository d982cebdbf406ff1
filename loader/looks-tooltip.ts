import type { Page } from './page.ts';
import type { OptionsNamed } from './parse-options.ts';

/**
 * Words above the launcher while the pointer or the keyboard's focus is on it. They stay while the pointer is on them, and go
 * by Escape, wherever the focus is (WCAG 1.4.13). A finger has no hover, and never sees them.
 */
export function addTooltip({ host, root, button, signal }: Page, text: string, place: Place): void {
  const tooltip = document.createElement('div');
  const words = document.createElement('div');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles(place));
  root.adoptedStyleSheets.push(sheet);
  tooltip.className = 'tooltip';
  tooltip.id = 'tooltip';
  tooltip.role = 'tooltip';
  words.dir = 'auto';
  words.textContent = text;
  tooltip.append(words);
  // First, since stage one may put the launcher last again: the rules below look for it behind this.
  root.prepend(tooltip);
  button.setAttribute('aria-describedby', tooltip.id);
  const dismiss = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') tooltip.classList.add('dismissed');
  };
  const offerAgain = () => tooltip.classList.remove('dismissed');
  addEventListener('keydown', dismiss, { signal });
  for (const event of ['pointerleave', 'focusout']) host.addEventListener(event, offerAgain, { signal });
}

type Place = OptionsNamed<'position' | 'offset'>;

/**
 * Above the launcher, where the panel comes, too: it goes when anything else of ours is there. Its padding is the way on which
 * the pointer gets to it.
 */
function styles({ position, offset }: Place): string {
  const [side] = offset.split(',');
  return `
.tooltip{position:absolute;bottom:calc(100% - 10px);${position}:8px;inset-inline-${position}:8px;visibility:hidden;opacity:0;width:max-content;max-width:min(280px,100vw - ${side}px - 24px);padding-bottom:14px}
.tooltip div{padding:8px 12px;border:1px solid #8886;border-radius:10px;background:#1f2937;color:#fff;font:14px/1.4 system-ui;overflow-wrap:anywhere;box-shadow:0 2px 10px #0003}
.tooltip:is(:hover,:has(~button:hover),:has(~button:focus-visible)):not(.dismissed,:has(~button[hidden]),:has(~:not(button)),.invite~*){visibility:visible;opacity:1}
@media(prefers-reduced-motion:no-preference){.tooltip{transition:opacity .15s}}`;
}
