import type { Deployment } from '../deployment.ts';
import type { Hosts } from '../hosts.ts';
import { Frame, sideOf } from './frame.ts';

/** The round button in the corner: `#genesys-mxg-frame`, 72 by 72 pixels, "Messenger Launcher" (genesys.md 3.6). */
export class Launcher {
  readonly #hosts: Hosts;
  readonly #deployment: Deployment;
  #frame: Frame | undefined;
  #onOpen: () => void = () => {};
  #wanted = false;
  #windowIsOpen = false;

  constructor(hosts: Hosts, deployment: Deployment) {
    this.#hosts = hosts;
    this.#deployment = deployment;
  }

  get isVisible(): boolean {
    return this.#wanted;
  }

  onOpen(listener: () => void): void {
    this.#onOpen = listener;
  }

  show(): void {
    this.#wanted = true;
    this.#draw();
  }

  hide(): void {
    this.#wanted = false;
    this.#draw();
  }

  /** Here the button makes room for the window. The real one stays (genesys.md 12, CONFIRMED-2): not yet played. */
  makeRoom(windowIsOpen: boolean): void {
    this.#windowIsOpen = windowIsOpen;
    this.#draw();
  }

  focus(): void {
    if (!this.#frame || !this.#wanted) return;
    this.#frame.element.focus({ preventScroll: true });
    this.#frame.tell({ type: 'focus' });
  }

  #draw(): void {
    if (this.#wanted && !this.#windowIsOpen) {
      this.#frame ??= this.#makeFrame();
      this.#frame.show();
    } else {
      this.#frame?.hide();
    }
  }

  #makeFrame(): Frame {
    const { sideSpace, bottomSpace } = this.#deployment;
    const frame = new Frame({
      id: 'genesys-mxg-frame',
      title: 'Messenger Launcher',
      view: 'launcher',
      hosts: this.#hosts,
      deployment: this.#deployment,
      onMessage: ({ type }) => type === 'open' && this.#onOpen(),
    });
    const { language } = this.#deployment;
    const setWidth = () => {
      frame.element.style.width = widthFor(language.label('MessengerLauncherButtonText'));
    };
    setWidth();
    language.onChange(setWidth);
    Object.assign(frame.element.style, {
      height: '72px',
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
