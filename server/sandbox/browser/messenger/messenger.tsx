import { render } from 'preact';
import type { ConversationState, FromFrame, Look, Toast, ToFrame } from '../frames/bridge-messages.ts';
import { LauncherButton } from './launcher-button.tsx';
import { applyLook } from './look.ts';
import { MessengerView } from './messenger-view.tsx';
import { ToastView } from './toast-view.tsx';

/**
 * The document inside Messenger's frames: the launcher in one, the conversation in another, a toast in a third. It has no network of its
 * own; the page that made the frame tells it what to show and hears what the visitor wants.
 */
let page: string | undefined;
let look: Look | undefined;
let toast: Toast | undefined;
let windowOfLauncher: 'open' | 'closed' = 'closed';
let state: ConversationState = {
  phase: 'connecting',
  messages: [],
  typing: false,
  hasEarlier: false,
  canClear: false,
  canSignIn: false,
  uploads: [],
};

addEventListener('message', ({ source, origin, data }: MessageEvent<ToFrame>) => {
  // The first to speak is the page around the frame; from then on nobody of another origin is heard.
  if (source !== parent || (page !== undefined && origin !== page)) return;
  page = origin;
  switch (data.type) {
    case 'look':
      look = data.look;
      applyLook(look);
      break;
    case 'state':
      state = data.state;
      break;
    case 'toast':
      toast = data.toast;
      break;
    case 'window':
      windowOfLauncher = data.window;
      break;
    case 'focus':
      document.querySelector<HTMLElement>('[data-first-focus]')?.focus();
      return;
  }
  draw();
});

function tellPage(message: FromFrame): void {
  if (page !== undefined) parent.postMessage(message, page);
}

function draw(): void {
  if (!look) return;
  render(view(look), document.body);
}

function view(look: Look) {
  switch (look.view) {
    case 'launcher':
      return <LauncherButton window={windowOfLauncher} onPress={() => tellPage({ type: 'press' })} />;
    case 'window':
      return <MessengerView look={look} state={state} tellPage={tellPage} />;
    case 'toast':
      return toast && <ToastView toast={toast} tellPage={tellPage} />;
  }
}
