import type { LauncherOptions } from './options.ts';

/** Our button until Messenger's own is up, and the shadow root that the panel is drawn in too. */
export interface Launcher {
  /** The element that holds all that the visitor sees of ours. */
  host: HTMLElement;
  root: ShadowRoot;
  button: HTMLButtonElement;
}

/**
 * Builds the launcher without showing it: the caller appends `host`.
 *
 * The host goes under `documentElement`, since Turbo, htmx and the like swap `body`, and hydration expects nothing
 * there. 72 px with the margin is the size of Genesys's launcher frame (genesys.md 3.6, CONFIRMED-2), so that one can
 * take the other's place without a jump.
 */
export function createLauncher({
  launcher,
  label,
  position,
  offset,
  color,
  zIndex,
}: LauncherOptions): Launcher {
  const host = document.createElement('messenger-tag');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  const [side, bottom] = offset.split(',');
  sheet.replaceSync(`:host{position:fixed;${/^[es]/.test(position) ? 'inset-inline-' : ''}${position}:${side}px;bottom:calc(${bottom}px + env(safe-area-inset-bottom));z-index:${zIndex}}
button{width:56px;height:56px;margin:8px;padding:12px;border-radius:50%;border:2px solid #0000;background:#0165a7;background:${color};color:#fff;fill:currentColor;box-shadow:0 2px 8px #0006;cursor:pointer}`);
  root.adoptedStyleSheets = [sheet];

  const button = document.createElement('button');
  const svg = document.createElementNS(svgNamespace, 'svg');
  const path = document.createElementNS(svgNamespace, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  path.setAttribute('d', 'M2 3h20v14H9l-5 5v-5H2z');
  svg.append(path);
  button.append(svg);
  button.ariaLabel = label;
  if (launcher === 'own') root.append(button);
  return { host, root, button };
}

const svgNamespace = 'http://www.w3.org/2000/svg';
