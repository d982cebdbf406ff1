import type { EarlyOptions } from './page.ts';

/**
 * Builds the launcher without showing it.
 *
 * `!important`, since a page's own reset (`*{margin:0}`) goes before `:host`, but not before what is important in here.
 * 56 px with a margin of 8 stand where Genesys's launcher does (genesys.md 3.6, CONFIRMED-2), so that one takes the other's
 * place without a jump. The icon is a border, since forced colours keep those. It is black on a bright colour: `l` is the
 * lightness of the site's colour, and white is seen well on anything darker than 60. The characters that a colour may have
 * do not make it one: then the first declaration holds. Of the two for the side, only one is a property in CSS.
 */
export const createLauncher = ({ launcher, label, position, offset, color, zIndex }: EarlyOptions) => {
  const host = document.createElement('messenger-tag');
  const button = document.createElement('button');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  const [side, bottom] = offset.split(',');
  sheet.replaceSync(
    `:host{all:initial!important;position:fixed!important;${position}:${side}px!important;inset-inline-${position}:${side}px!important;bottom:${bottom}px!important;z-index:${zIndex}!important}button{margin:8px;border:0;padding:16px;border-radius:50px;background:#0165a7;background:${color};color:#fff;color:lab(from ${color} calc(6e3 - l*99)0 0)}button:before{content:"";float:left;border:12px solid;border-radius:50%50%50%0}`,
  );
  root.adoptedStyleSheets = [sheet];
  button.dataset.messenger = '';
  button.ariaLabel = label || 'Chat';
  if (!launcher) root.append(button);
  return { host, root, button };
};
