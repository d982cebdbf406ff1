import type { Rgb } from './contrast.ts';

/** A colour as this browser understands it: `unknown` where it does not, or where it depends on the page that it stands in. */
export type Shown =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'colour'; readonly rgb: Rgb; readonly isOpaque: boolean };

/** Reads any way to write a colour that the browser has, by drawing it. */
export function shown(colour: string): Shown {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!context || !CSS.supports('color', colour) || DEPENDS.test(colour)) return { kind: 'unknown' };
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, opacity = 0] = context.getImageData(0, 0, 1, 1).data;
  return { kind: 'colour', rgb: [red, green, blue], isOpaque: opacity === 255 };
}

/** These are of the element, the page or the system, and none of those is the visitor's. */
const DEPENDS = /var\(|^(currentcolor|inherit|initial|unset|revert|revert-layer|light-dark)\b/i;
