import type { Deployment } from '../deployment.ts';
import type { Hosts } from '../hosts.ts';
import type { Messaging } from '../messaging/messaging.ts';
import { outgoingAnswer } from '../messaging/outbox.ts';
import type { FromFrame } from './bridge-messages.ts';
import { Frame, sideOf } from './frame.ts';
import { LAUNCHER_SIZE, type Launcher } from './launcher.ts';
import type { Screen, ScreenWish } from './screens.ts';

/** Pixels between the window and the launcher below it (genesys.md 3.6, CONFIRMED-2). */
const ABOVE_LAUNCHER = 10;

/**
 * The window with the conversation: `#genesys-mxg-container-frame`, 426 wide, 70% high, at most 712 high, "Messenger",
 * full screen up to a page width of 600 pixels (genesys.md 3.6). Made when it is first opened.
 */
export class MessengerWindow {
  readonly #hosts: Hosts;
  readonly #deployment: Deployment;
  readonly #messaging: Messaging;
  readonly #launcher: Launcher;
  readonly #narrow = matchMedia('(max-width: 600px)');
  #frame: Frame | undefined;
  #onClose: () => void = () => {};
  #onSignIn: () => void = () => {};
  #onScreenWish: (wish: ScreenWish) => void = () => {};
  isOpen = false;

  constructor(hosts: Hosts, deployment: Deployment, messaging: Messaging, launcher: Launcher) {
    this.#hosts = hosts;
    this.#deployment = deployment;
    this.#messaging = messaging;
    this.#launcher = launcher;
    launcher.onChange(() => this.#place());
    this.#narrow.addEventListener('change', () => this.#place());
    messaging.onChange(() => this.#tellState());
  }

  /** The visitor's own wish to close it. */
  onClose(listener: () => void): void {
    this.#onClose = listener;
  }

  onSignIn(listener: () => void): void {
    this.#onSignIn = listener;
  }

  /** What the visitor wants on a screen that is no conversation. */
  onScreenWish(listener: (wish: ScreenWish) => void): void {
    this.#onScreenWish = listener;
  }

  /** Once the window has been opened. */
  showScreen(screen: Screen): void {
    this.#frame?.tell({ type: 'screen', screen });
  }

  open(): void {
    this.isOpen = true;
    this.#frame ??= new Frame({
      id: 'genesys-mxg-container-frame',
      title: 'Messenger',
      view: 'window',
      hosts: this.#hosts,
      deployment: this.#deployment,
      onMessage: (message) => this.#heard(message),
    });
    this.#place();
    this.#frame.show();
    this.#tellState();
  }

  close(): void {
    this.isOpen = false;
    this.#frame?.hide();
  }

  /** Not when it reopens after a reload: that would take the visitor's focus away. */
  focus(): void {
    this.#frame?.element.focus({ preventScroll: true });
    this.#frame?.tell({ type: 'focus' });
  }

  #heard(message: FromFrame): void {
    switch (message.type) {
      case 'close':
        this.#onClose();
        break;
      case 'signIn':
        this.#onSignIn();
        break;
      case 'screen':
        this.#onScreenWish(message.wish);
        break;
      case 'send':
        this.#messaging.sendWithFiles(message.text);
        break;
      case 'answer':
        this.#messaging.send(outgoingAnswer(message.answer));
        break;
      case 'attach':
        void this.#messaging
          .start()
          .then(() => {
            for (const file of message.files) this.#messaging.files.upload(file);
          })
          .catch(shownInWindow);
        break;
      case 'detach':
        this.#messaging.files.remove(message.id);
        break;
      case 'typing':
        // The command `sendTyping` asks for no flag; here it is the window that types.
        if (this.#deployment.showsUserTyping) this.#messaging.sendTyping();
        break;
      case 'clear':
        void this.#messaging.clear().catch(shownInWindow);
        break;
      case 'earlier':
        void this.#messaging.fetchEarlier().catch(shownInWindow);
        break;
      case 'startNew':
        void this.#messaging.startNew().catch(shownInWindow);
        break;
      case 'retry':
        void this.#messaging.start().catch(shownInWindow);
    }
  }

  #tellState(): void {
    this.#frame?.tell({ type: 'state', state: this.#messaging.state });
  }

  #place(): void {
    if (!this.#frame) return;
    const { sideSpace, bottomSpace } = this.#deployment;
    const launcher = this.#launcher.isVisible ? LAUNCHER_SIZE + ABOVE_LAUNCHER : 0;
    const corner = {
      [sideOf(this.#deployment)]: `${sideSpace}px`,
      bottom: `${bottomSpace + launcher}px`,
    };
    const place = this.#narrow.matches
      ? { inset: '0', width: '100%', height: '100%', maxHeight: 'none', borderRadius: '0', boxShadow: 'none' }
      : {
          width: '426px',
          height: '70%',
          maxHeight: '712px',
          borderRadius: '16px',
          boxShadow: '0 8px 40px rgb(15 23 42 / 0.22)',
          ...corner,
        };
    Object.assign(this.#frame.element.style, { inset: 'auto', ...place });
  }
}

/** The window's own state says what failed, and offers a way on. */
function shownInWindow(): void {}
