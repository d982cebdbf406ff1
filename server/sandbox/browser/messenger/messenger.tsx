import { render } from 'preact';
import type { ConversationState, FromFrame, Look, ToFrame } from '../frames/bridge-messages.ts';
import { LauncherButton } from './launcher-button.tsx';
import { applyLook } from './look.ts';
import { MessengerView } from './messenger-view.tsx';

/**
 * The document inside Messenger's frames: the launcher in one, the conversation in the other. It has no network of its
 * own; the page that made the frame tells it what to show and hears what the visitor wants.
 */
let page: string | undefined;
let look: Look | undefined;
let state: ConversationState = {
  phase: 'connecting',
  messages: [],
  typing: false,
  hasEarlier: false,
  canClear: false,
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
  render(
    look.view === 'launcher' ? (
      <LauncherButton onOpen={() => tellPage({ type: 'open' })} />
    ) : (
      <MessengerView look={look} state={state} tellPage={tellPage} />
    ),
    document.body,
  );
}
