import type { Look } from '../frames/bridge-messages.ts';
import { speak } from './languages.ts';
import { pickerStyles } from './picker-styles.ts';
import { screenStyles } from './screen-styles.ts';
import { styles } from './styles.ts';

/** Language, direction, colours and the style sheet of the frame's document. */
export function applyLook({ lang, dir, primaryColor }: Look): void {
  const root = document.documentElement;
  root.lang = lang;
  speak(lang);
  root.dir = dir;
  root.style.setProperty('--primary', primaryColor);
  root.style.setProperty('--on-primary', readableOn(primaryColor));
  // The colour as words on white: a pale one could not be read.
  root.style.setProperty('--accent', readableOn(primaryColor) === '#fff' ? primaryColor : '#1f2937');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles + screenStyles + pickerStyles);
  document.adoptedStyleSheets = [sheet];
}

/** White or near-black, whichever the eye reads better on the colour (WCAG's relative luminance). */
export function readableOn(color: string): string {
  const [, red, green, blue] = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color.trim()) ?? [];
  if (!red || !green || !blue) return '#fff';
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((hex) => {
    const share = Number.parseInt(hex, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.06 ? '#fff' : '#111827';
}
