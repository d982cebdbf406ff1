import type { Deployment } from '../deployment.ts';
import type { Hosts } from '../hosts.ts';
import type { FromFrame, Toast } from './bridge-messages.ts';
import { Frame, sideOf } from './frame.ts';

/** The frame of one toast. Its id, size and place are ours: none of them is documented. */
export class ToastFrame {
  readonly #frame: Frame;

  constructor(
    hosts: Hosts,
    deployment: Deployment,
    toast: Toast,
    answers: Record<'accept' | 'decline' | 'close', () => void>,
  ) {
    this.#frame = new Frame({
      id: 'genesys-sandbox-toast-frame',
      title: toast.title || 'Messenger',
      view: 'toast',
      hosts,
      deployment,
      onMessage: ({ type }: FromFrame) => {
        if (type === 'accept' || type === 'decline' || type === 'close') answers[type]();
      },
    });
    Object.assign(this.#frame.element.style, {
      width: 'min(360px, calc(100vw - 40px))',
      height: `min(240px, calc(100vh - ${deployment.bottomSpace + 94}px))`,
      bottom: `${deployment.bottomSpace + 84}px`,
      [sideOf(deployment)]: `${deployment.sideSpace}px`,
    });
    this.#frame.tell({ type: 'toast', toast });
  }

  remove(): void {
    this.#frame.remove();
  }
}
