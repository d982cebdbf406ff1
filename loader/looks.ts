import { earlyOptions, optionsOfLooks } from './build-time.ts';
import { iconElement } from './looks-icons.ts';
import { addTooltip } from './looks-tooltip.ts';
import type { Page } from './page.ts';
import { type OptionsNamed, parseOptions } from './parse-options.ts';

type Looks = OptionsNamed<keyof typeof optionsOfLooks | 'color' | 'position' | 'offset'>;

/** Gives the launcher and the panel the looks that the tag asks for, before either is drawn. */
export function dress(page: Page): void {
  const { raw, root, button } = page;
  const looks: Looks = parseOptions({ ...earlyOptions, ...optionsOfLooks }, raw);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles(looks));
  root.adoptedStyleSheets.push(sheet);
  // By the same words for those who do not see them, and who speak to their browser (WCAG 2.5.3).
  if (looks.launcherText) button.ariaLabel = looks.launcherText;
  putFaceOn(page, iconElement(looks.launcherIcon), wordsElement(looks.launcherText));
  if (looks.launcherTooltip) addTooltip(page, looks.launcherTooltip, looks);
}

/** Where the chat did not load, stage one says so on the launcher, in the place of its face. The next chat takes that off. */
function putFaceOn({ button, signal }: Page, ...iconAndWords: Element[]): void {
  const face = document.createElement('span');
  face.className = 'face';
  face.append(...iconAndWords);
  const place = () => {
    if (!button.hasChildNodes()) button.append(face);
  };
  place();
  const observer = new MutationObserver(place);
  observer.observe(button, { childList: true });
  signal.addEventListener('abort', () => observer.disconnect());
}

function wordsElement(text: string): Element {
  const words = document.createElement('span');
  words.className = 'words';
  words.textContent = text;
  words.dir = 'auto';
  return words;
}

/** In px. The smallest is as large as a finger needs (WCAG 2.5.5). */
const SIZES = { small: 44, medium: 56, large: 68 };

/** Of Genesys's launcher with what is around it (genesys.md 3.6): the middle of ours is where that has its own. */
const FRAME = 72;

/** As parts of the size, so that it is the same in all three. */
const ROUNDING = { round: 0.5, rounded: 0.28, square: 0.07 };

/**
 * The colours are those of `launcher.ts` and `panel.ts`, which say why. The badge of `chat/launcher.ts` stands in the corner
 * of the launcher, which moves. What must be stronger than the panel's own rules, which come after these, has its class
 * twice.
 */
function styles(looks: Looks): string {
  const { color, offset, launcherPanel } = looks;
  const size = SIZES[looks.launcherSize || 'medium'];
  const radius = size * ROUNDING[looks.launcherShape || 'round'];
  const icon = (size * 18) / 35;
  const [side = ''] = offset.split(',');
  const inColor = launcherPanel === 'color' ? panelInColor(color) : '';
  return `
:host>button{display:flex;position:relative;align-items:center;justify-content:center;gap:10px;box-sizing:border-box;min-width:${size}px;min-height:${size}px;max-width:min(300px,100vw - ${Number(side) + 32}px);margin:${(FRAME - size) / 2}px;padding:6px;border:1px solid #fff3;border-radius:${radius}px;background-clip:border-box;box-shadow:0 2px 10px #0004;font:600 ${size > 60 ? 17 : 15}px/1.3 system-ui;text-align:start;cursor:pointer}
:host>button[hidden]{display:none}
:host>button[data-unread]:after{top:-7px;inset-inline-end:-7px;border:1px solid #fff;text-align:center}
:host>button:before{display:none}
:host>button:has(.words:not(:empty)){padding-inline:${size / 3.6}px ${size / 3.2}px}
:host>button:focus-visible{outline:3px solid;outline-offset:-6px}
.face :is(svg,img){flex:none;width:${icon}px;height:${icon}px;object-fit:contain}
.face svg{fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.face .bubble{fill:currentColor;stroke:none}
.face{display:contents}
.words{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;overflow-wrap:anywhere}
.words:empty{display:none}
.place.place{bottom:min(max(84px,100% + 12px),max(0px,100dvh - 300px))}
@media(prefers-reduced-motion:no-preference){
:host>button{transition:scale .15s,box-shadow .15s;animation:messenger-come .3s cubic-bezier(.2,1.3,.5,1)}
:host>button:hover{scale:1.04;box-shadow:0 4px 16px #0005}
:host>button:active{scale:.97}
:host>button[aria-busy=true] :is(svg,img){animation:messenger-busy .7s infinite alternate ease-in-out}
@keyframes messenger-come{from{opacity:0;scale:.5}}
@keyframes messenger-busy{to{opacity:.35;scale:.85}}}
@media(forced-colors:active){:host>button{border-color:ButtonText}}${inColor}`;
}

/** Black or white where they have a contrast of 4.5 with the colour: then the colour has it with them, too. */
function panelInColor(color: string): string {
  const seen = `lab(from ${color} calc((49 - l)*99) 0 0)`;
  return `
.place.place section{border-color:#8884;background:#0165a7;background:${color};color:#fff;color:${seen}}
.place.place .main{background:#fff;background:${seen};color:#0165a7;color:${color}}`;
}
