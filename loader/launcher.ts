import type { RawOptions } from './tag.ts';

/** Our button until Messenger's own is up, and the shadow root that the panel is drawn in too. */
export interface Launcher {
  /** The element that holds all that the visitor sees of ours. */
  host: HTMLElement;
  root: ShadowRoot;
  button: HTMLButtonElement;
}

/**
 * Builds the launcher without showing it.
 *
 * 72 px with the margin is the size of Genesys's launcher frame, and the default offset is its offset (genesys.md 3.6,
 * CONFIRMED-2), so that one can take the other's place without a jump. The bubble is a border: forced colours keep
 * those. Values of the tag are set property by property: a browser drops what is no value, and the sheet's holds.
 */
export const createLauncher = ({
  launcher = 'own',
  label = 'Chat',
  position,
  offset,
  color,
  zIndex,
}: RawOptions): Launcher => {
  const host = document.createElement('messenger-tag');
  const button = document.createElement('button');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  const side = /left|right/.test(position)
    ? position
    : `inset-inline-${position === 'start' ? position : 'end'}`;
  sheet.replaceSync(
    `:host{position:fixed;${side}:0;bottom:env(safe-area-inset-bottom);color:#0165a7;margin:12px 20px;z-index:99999998}:host>button{margin:8px;padding:14px;border:2px solid #fff;border-radius:50%;background:currentColor;color:inherit}:host>button:before{content:"";display:block;border:12px solid #fff;border-radius:50% 50% 50% 0}`,
  );
  root.adoptedStyleSheets = [sheet];
  // Else the browser parses three values that are none.
  if (offset || color || zIndex)
    Object.assign(host.style, { margin: offset?.replace(/(.+),(.+)/, '$2px $1px'), zIndex, color });
  button.dataset.messenger = 'open';
  button.ariaLabel = label;
  if (launcher === 'own') root.append(button);
  return { host, root, button };
};
