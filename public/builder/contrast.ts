/** A colour as a screen shows it: red, green and blue from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** What is drawn on a colour of the site's, and how well it is seen. */
export interface Contrast {
  readonly ink: 'black' | 'white';
  /** By WCAG 2: from 1 to 21. */
  readonly ratio: number;
}

/** What WCAG 2.1 asks of text (1.4.3, AA). */
export const ENOUGH = 4.5;

/**
 * The icon of the launcher on this colour. It is white up to a lightness of 60 and black above it, as `loader/launcher.ts`
 * writes; in between, for a hundredth of the scale, a grey, which counts as white here since that is the worse case.
 */
export function contrastOnLauncher(colour: Rgb): Contrast {
  const ink = lightnessOf(colour) < TURNS_BLACK ? 'white' : 'black';
  return { ink, ratio: ratioOf(colour, ink) };
}

const TURNS_BLACK = 60.6;

/** The colour of the same hue and nearest lightness on which the icon is seen well enough; the colour itself where it is that. */
export function nearestGood(colour: Rgb): Rgb {
  const [lightness, a, b] = labOf(colour);
  for (let step = 0; step <= 100; step += STEP) {
    const found = [lightness - step, lightness + step]
      .map((tried) => (step === 0 ? colour : rgbOf([tried, a, b])))
      .find((tried) => contrastOnLauncher(tried).ratio >= ENOUGH);
    if (found) return found;
  }
  return [0, 0, 0];
}

const STEP = 0.25;

/** `#0165a7`. */
export function hexOf(colour: Rgb): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function ratioOf(colour: Rgb, ink: Contrast['ink']): number {
  const [brighter, darker] = ink === 'white' ? [1, luminanceOf(colour)] : [luminanceOf(colour), 0];
  return (brighter + 0.05) / (darker + 0.05);
}

/** Relative luminance, WCAG 2.1. */
function luminanceOf(colour: Rgb): number {
  const [red, green, blue] = linear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function lightnessOf(colour: Rgb): number {
  return labOf(colour)[0];
}

type Triple = readonly [number, number, number];

/** CIE Lab with the white of D50, which is that of `lab()` in CSS (CSS Color 4, sample code of section 20). */
function labOf(colour: Rgb): Triple {
  const [x, y, z] = times(TO_XYZ_D50, linear(colour)).map((part, at) => compress(part / (WHITE[at] ?? 1)));
  const [fx = 0, fy = 0, fz = 0] = [x, y, z];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

/** Clipped to what a screen has. */
function rgbOf([lightness, a, b]: Triple): Rgb {
  const fy = (lightness + 16) / 116;
  const [x = 0, y = 0, z = 0] = [fy + a / 500, fy, fy - b / 200].map(
    (part, at) => expand(part) * (WHITE[at] ?? 1),
  );
  const [red = 0, green = 0, blue = 0] = times(FROM_XYZ_D50, [x, y, z]).map((part) => {
    const clipped = Math.min(1, Math.max(0, part));
    const shown = clipped <= 0.0031308 ? clipped * 12.92 : 1.055 * clipped ** (1 / 2.4) - 0.055;
    return Math.round(shown * 255);
  });
  return [red, green, blue];
}

function linear(colour: Rgb): Triple {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const shown = part / 255;
    return shown <= 0.04045 ? shown / 12.92 : ((shown + 0.055) / 1.055) ** 2.4;
  });
  return [red, green, blue];
}

function compress(part: number): number {
  return part > EPSILON ? Math.cbrt(part) : (KAPPA * part + 16) / 116;
}

function expand(part: number): number {
  return part ** 3 > EPSILON ? part ** 3 : (116 * part - 16) / KAPPA;
}

function times(matrix: readonly Triple[], [x, y, z]: Triple): number[] {
  return matrix.map(([a, b, c]) => a * x + b * y + c * z);
}

const EPSILON = 216 / 24389;
const KAPPA = 24389 / 27;
const WHITE: Triple = [0.3457 / 0.3585, 1, (1 - 0.3457 - 0.3585) / 0.3585];

/** Linear sRGB to XYZ, adapted to D50 by Bradford, and back. */
const TO_XYZ_D50: readonly Triple[] = [
  [0.4360657, 0.3851515, 0.1430784],
  [0.2224932, 0.7168701, 0.0606169],
  [0.0139239, 0.0970813, 0.7140994],
];
const FROM_XYZ_D50: readonly Triple[] = [
  [3.1341359, -1.6173864, -0.4906619],
  [-0.978795, 1.9162544, 0.0334428],
  [0.0719764, -0.2289768, 1.4053861],
];
