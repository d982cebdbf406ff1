import type { OptionsNamed } from './parse-options.ts';

/** Decoration only: the launcher has the name. */
type Icon = OptionsNamed<'launcherIcon'>['launcherIcon'];

const SVG = 'http://www.w3.org/2000/svg';

/**
 * One of ours, or the site's own image. That is only ever an image: no script in an SVG runs, and the page's policy decides
 * by `img-src`. Where it does not load there is the bubble.
 */
export function iconElement(icon: Icon): Element {
  if (!/[/:]/.test(icon)) return drawing(icon);
  const image = document.createElement('img');
  image.alt = '';
  image.addEventListener('error', () => image.replaceWith(drawing('bubble')));
  image.src = icon;
  return image;
}

function drawing(name: string): Element {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', name);
  svg.ariaHidden = 'true';
  path.setAttribute('d', paths[name] ?? '');
  svg.append(path);
  return svg;
}

/** Lines of a width of 2 in a square of 24, but the bubble, which is filled: it is the icon of a launcher without options. */
const paths: Readonly<Record<string, string>> = {
  bubble: 'M12 2a10 10 0 1 1 0 20H2V12A10 10 0 0 1 12 2z',
  chat: 'M21 11.5a8.4 8.4 0 0 1-8.5 8.3 8.8 8.8 0 0 1-3.8-.9L3 20.5l1.7-4.8A8.1 8.1 0 0 1 4 11.5 8.4 8.4 0 0 1 12.5 3.2 8.4 8.4 0 0 1 21 11.5zM8.5 11.5h.01M12.5 11.5h.01M16.5 11.5h.01',
  question: 'M7.8 8.2a4.2 4.2 0 1 1 6 4.2c-1.2.6-1.8 1.4-1.8 2.7M12 19.5h.01',
  headset:
    'M4 17v-5a8 8 0 0 1 16 0v5M4 13.5a1.5 1.5 0 0 1 1.5-1.5H7v6H5.5A1.5 1.5 0 0 1 4 16.5zM20 13.5a1.5 1.5 0 0 0-1.5-1.5H17v6h1.5a1.5 1.5 0 0 0 1.5-1.5zM20 17a4 4 0 0 1-4 4h-3',
  hand: 'M7.5 12.5V7a1.5 1.5 0 0 1 3 0v4M10.5 11V4.5a1.5 1.5 0 0 1 3 0V11M13.5 11V5.5a1.5 1.5 0 0 1 3 0V12M16.5 9a1.5 1.5 0 0 1 3 0v6a6.5 6.5 0 0 1-6.5 6.5h-1a6.5 6.5 0 0 1-5-2.3l-3.1-4a1.5 1.5 0 0 1 2.3-2l1.3 1.3',
  envelope:
    'M4.5 5h15A1.5 1.5 0 0 1 21 6.5v11a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17.5v-11A1.5 1.5 0 0 1 4.5 5zM3.5 6.5 12 13l8.5-6.5',
  lightning: 'M13 2.5 4.5 14H11l-1 7.5L18.5 10H12z',
  phone:
    'M6 3.5h3l1.7 4.2-2.2 1.5a12 12 0 0 0 5.3 5.3l1.5-2.2 4.2 1.7v3a2 2 0 0 1-2.1 2A15.5 15.5 0 0 1 4 5.6 2 2 0 0 1 6 3.5z',
  heart: 'M12 20.5 4.2 12.6a4.9 4.9 0 0 1 7-6.9l.8.8.8-.8a4.9 4.9 0 0 1 7 6.9z',
};
