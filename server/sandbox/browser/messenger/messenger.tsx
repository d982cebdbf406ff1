import { render } from 'preact';
import type { ConversationState, FromFrame, Look, Toast, ToFrame } from '../frames/bridge-messages.ts';
import type { Screen, ScreenWish } from '../frames/screens.ts';
import { CobrowseView } from './cobrowse-screen.tsx';
import { HomeView } from './home-screen.tsx';
import { LauncherButton } from './launcher-button.tsx';
import { applyLook } from './look.ts';
import { MessengerView } from './messenger-view.tsx';
import { SearchView } from './search-screen.tsx';
import { ToastView } from './toast-view.tsx';

/**
 * The document inside Messenger's frames: the launcher in one, the conversation in another, a toast in a third. It has no network of its
 * own; the page that made the frame tells it what to show and hears what the visitor wants.
 */
let page: string | undefined;
let look: Look | undefined;
let toast: Toast | undefined;
let screen: Screen = { name: 'conversation', hasHome: false };
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
    case 'screen':
      screen = data.screen;
      draw();
      // What had the focus may be gone with the screen before.
      if (document.hasFocus() && document.activeElement === document.body) focusFirst();
      return;
    case 'toast':
      toast = data.toast;
      break;
    case 'window':
      windowOfLauncher = data.window;
      break;
    case 'focus':
      focusFirst();
      return;
  }
  draw();
});

function tellPage(message: FromFrame): void {
  if (page !== undefined) parent.postMessage(message, page);
}

function focusFirst(): void {
  document.querySelector<HTMLElement>('[data-first-focus]')?.focus();
}

function draw(): void {
  if (!look) return;
  render(view(look), document.body);
}

function view(look: Look) {
  switch (look.view) {
    case 'launcher':
      return (
        <LauncherButton
          text={look.launcherText}
          window={windowOfLauncher}
          onPress={() => tellPage({ type: 'press' })}
        />
      );
    case 'window':
      return windowAt(look, screen);
    case 'toast':
      return toast && <ToastView toast={toast} tellPage={tellPage} />;
  }
}

function windowAt(look: Look, screen: Screen) {
  const onWish = (wish: ScreenWish) => tellPage({ type: 'screen', wish });
  const onClose = () => tellPage({ type: 'close' });
  const onHome = screen.hasHome ? () => onWish({ type: 'visit', screen: 'home' }) : undefined;
  switch (screen.name) {
    case 'conversation':
      return <MessengerView look={look} state={state} tellPage={tellPage} onHome={onHome} />;
    case 'home':
      return (
        <HomeView
          home={screen.home}
          onVisit={(to) => onWish({ type: 'visit', screen: to })}
          onClose={onClose}
        />
      );
    case 'search':
      return <SearchView search={screen.search} onHome={onHome} onWish={onWish} onClose={onClose} />;
    case 'cobrowse':
      return <CobrowseView cobrowse={screen.cobrowse} onHome={onHome} onWish={onWish} onClose={onClose} />;
  }
}
