import type { Deployment } from '../deployment.ts';
import type { Hosts } from '../hosts.ts';
import type { FromFrame, Look, ToFrame } from './bridge-messages.ts';

interface FrameOptions {
  id: string;
  title: string;
  view: Look['view'];
  hosts: Hosts;
  deployment: Deployment;
  onMessage: (message: FromFrame) => void;
}

/**
 * An iframe of Messenger's in the page, and the line to it. Only what comes from its own window and origin is heard, and
 * only its origin can read what it is told. Styles are set one by one on the element: a page's CSP may forbid the rest.
 */
export class Frame {
  readonly element = document.createElement('iframe');
  readonly #origin: string;
  readonly #ready: Promise<void>;
  readonly #removed = new AbortController();

  constructor({ id, title, view, hosts, deployment, onMessage }: FrameOptions) {
    this.#origin = new URL(hosts.apps).origin;
    const { element } = this;
    element.id = id;
    element.title = title;
    element.src = `${hosts.apps}/messenger/messenger.html`;
    Object.assign(element.style, {
      position: 'fixed',
      zIndex: '99999999',
      border: '0',
      // Equal on both sides of the frame: where they differ, browsers paint an opaque backdrop.
      colorScheme: 'light',
    });
    this.#ready = new Promise((resolve) => element.addEventListener('load', () => resolve(), { once: true }));
    const hear = ({ origin, source, data }: MessageEvent) => {
      if (origin === this.#origin && source === element.contentWindow) onMessage(data);
    };
    addEventListener('message', hear, { signal: this.#removed.signal });
    document.body.append(element);
    this.tell({ type: 'look', look: lookOf(view, deployment) });
    const stop = deployment.language.onChange(() =>
      this.tell({ type: 'look', look: lookOf(view, deployment) }),
    );
    this.#removed.signal.addEventListener('abort', stop);
  }

  /** Waits for the frame to be loaded; keeps the order. */
  tell(message: ToFrame): void {
    void this.#ready.then(() => this.element.contentWindow?.postMessage(message, this.#origin));
  }

  show(): void {
    this.element.style.display = 'block';
  }

  hide(): void {
    this.element.style.display = 'none';
  }

  remove(): void {
    this.#removed.abort();
    this.element.remove();
  }
}

function lookOf(view: Look['view'], deployment: Deployment): Look {
  const { primaryColor, botName, avatarUrl, drawsMarkdown, language } = deployment;
  return {
    view,
    primaryColor,
    botName,
    avatarUrl,
    drawsMarkdown,
    launcherText: language.label('MessengerLauncherButtonText'),
    lang: language.current,
    dir: pageDirection(),
  };
}

/** The side Messenger sits on: automatic alignment follows `document.dir` (genesys.md 3.6). */
export function sideOf({ alignment }: Deployment): 'left' | 'right' {
  if (alignment === 'Left') return 'left';
  if (alignment === 'Right') return 'right';
  return pageDirection() === 'rtl' ? 'left' : 'right';
}

function pageDirection(): 'ltr' | 'rtl' {
  return document.dir === 'rtl' ? 'rtl' : 'ltr';
}
