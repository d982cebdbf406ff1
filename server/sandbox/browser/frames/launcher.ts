import type { Deployment } from '../deployment.ts';
import type { Hosts } from '../hosts.ts';
import { Frame, sideOf } from './frame.ts';

/** Pixels (genesys.md 3.6). */
export const LAUNCHER_SIZE = 72;

/**
 * The round button in the corner: `#genesys-mxg-frame`, 72 by 72 pixels, "Messenger Launcher" (genesys.md 3.6). While the window
 * is open it stays, as the button that makes the window small (genesys.md 12, CONFIRMED-2); only a window that fills the screen
 * covers it.
 */
export class Launcher {
  readonly #hosts: Hosts;
  readonly #deployment: Deployment;
  readonly #narrow = matchMedia('(max-width: 600px)');
  #frame: Frame | undefined;
  #onOpen: () => void = () => {};
  #onMinimise: () => void = () => {};
  #onChange: () => void = () => {};
  #wanted = false;
  #window: 'open' | 'closed' = 'closed';

  constructor(hosts: Hosts, deployment: Deployment) {
    this.#hosts = hosts;
    this.#deployment = deployment;
    this.#narrow.addEventListener('change', () => this.#draw());
  }

  get isVisible(): boolean {
    return this.#wanted;
  }

  onOpen(listener: () => void): void {
    this.#onOpen = listener;
  }

  onMinimise(listener: () => void): void {
    this.#onMinimise = listener;
  }

  /** Called when it is shown or hidden: the window stands above it. */
  onChange(listener: () => void): void {
    this.#onChange = listener;
  }

  show(): void {
    this.#wanted = true;
    this.#draw();
  }

  hide(): void {
    this.#wanted = false;
    this.#draw();
  }

  windowIs(state: 'open' | 'closed'): void {
    this.#window = state;
    this.#draw();
  }

  /** The visitor has closed the window, which may have covered the button until now. */
  focus(): void {
    this.windowIs('closed');
    if (!this.#frame || !this.#wanted) return;
    this.#frame.element.focus({ preventScroll: true });
    this.#frame.tell({ type: 'focus' });
  }

  #draw(): void {
    const isCovered = this.#window === 'open' && this.#narrow.matches;
    if (this.#wanted && !isCovered) {
      this.#frame ??= this.#makeFrame();
      this.#frame.show();
    } else this.#frame?.hide();
    this.#frame?.tell({ type: 'window', window: this.#window });
    this.#onChange();
  }

  #makeFrame(): Frame {
    const { sideSpace, bottomSpace } = this.#deployment;
    const frame = new Frame({
      id: 'genesys-mxg-frame',
      title: 'Messenger Launcher',
      view: 'launcher',
      hosts: this.#hosts,
      deployment: this.#deployment,
      onMessage: ({ type }) => {
        if (type === 'press') (this.#window === 'open' ? this.#onMinimise : this.#onOpen)();
      },
    });
    const { language } = this.#deployment;
    const setWidth = () => {
      frame.element.style.width = widthFor(language.label('MessengerLauncherButtonText'));
    };
    setWidth();
    language.onChange(setWidth);
    Object.assign(frame.element.style, {
      height: `${LAUNCHER_SIZE}px`,
      bottom: `${bottomSpace}px`,
      [sideOf(this.#deployment)]: `${sideSpace}px`,
    });
    return frame;
  }
}

/** As wide as its text, which is cut where the page is narrow. How Genesys draws the text is not documented. */
function widthFor(text: string | undefined): string {
  return text ? `min(calc(96px + ${[...text].length} * 9.6px), calc(100vw - 40px))` : '72px';
}
