import { optionsOfLooks } from './build-time.ts';
import type { Page } from './page.ts';
import { parseOptions } from './parse-options.ts';

/** Gives the launcher the looks that the tag asks for, before it is drawn. */
export function dress({ raw, root }: Page): void {
  const { launcherSize, launcherShape } = parseOptions(optionsOfLooks, raw);
  const sheet = new CSSStyleSheet();
  const padding = { small: 10, medium: 16, large: 22 }[launcherSize || 'medium'];
  const radius = { round: 50, rounded: 16, square: 4 }[launcherShape || 'round'];
  sheet.replaceSync(`button{padding:${padding}px;border-radius:${radius}px}`);
  root.adoptedStyleSheets.push(sheet);
}
