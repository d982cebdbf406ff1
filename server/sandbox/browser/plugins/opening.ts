import type { Deployment } from '../deployment.ts';
import type { Launcher } from '../frames/launcher.ts';
import type { MessengerWindow } from '../frames/messenger-window.ts';
import type { ScreenName } from '../frames/screens.ts';
import type { Messaging } from '../messaging/messaging.ts';
import type { Plugin, Plugins } from '../plugins.ts';
import { Screens } from '../screens.ts';
import type { MessengerStorage } from '../storage.ts';
import type { Cobrowse } from './cobrowse.ts';
import { switchedOff } from './switched-off.ts';

export interface MessengerParts {
  plugins: Plugins;
  conversations: Plugin;
  deployment: Deployment;
  storage: MessengerStorage;
  messaging: Messaging;
  messengerWindow: MessengerWindow;
  launcher: Launcher;
  cobrowse: Cobrowse;
  loadMessagingService: () => void;
}

interface Opening {
  /** @throws in words when this screen cannot be opened, or the window is open. */
  open(screen: ScreenName): void;
  /** @throws when it is closed. */
  close(): void;
  /** Where `Messenger.open` begins: who has a conversation wants to go on with it. */
  firstScreen(): ScreenName;
}

/**
 * The window's opening and closing, told by `Messenger` and `Conversations` (genesys.md 3.3). Coming to the conversation connects and,
 * when the deployment starts conversations by itself, starts one. Which screen `Messenger.open` begins at, and that `Conversations`
 * is opened and closed with the conversation's screen, is ours.
 */
export function createOpening(parts: MessengerParts, messenger: Plugin): Opening {
  const { conversations, deployment, storage, messaging, messengerWindow } = parts;
  let conversationIsOpen = false;
  const screens = new Screens({ ...parts, onConversation });

  function onConversation(): void {
    if (conversationIsOpen) return;
    conversationIsOpen = true;
    conversations.publish('opened');
    // The window itself shows the visitor what failed and a way to try again.
    messaging.start().catch(() => {});
  }

  return {
    open(screen) {
      const missing = whatIsMissing(deployment, screen);
      if (missing) throw new Error(missing);
      if (messengerWindow.isOpen) throw new Error('Messenger is already open.');
      parts.loadMessagingService();
      messengerWindow.open();
      storage.set('gcmcopn', 'true');
      messenger.publish('opened');
      screens.show(screen);
    },

    close() {
      if (!messengerWindow.isOpen) throw new Error('Messenger is already closed.');
      messengerWindow.close();
      storage.set('gcmcopn', 'false');
      messenger.publish('closed');
      if (conversationIsOpen) conversations.publish('closed');
      conversationIsOpen = false;
    },

    firstScreen() {
      const goesOn = messaging.hasStoredConversation && deployment.hasConversations;
      return deployment.homeScreen && !goesOn ? 'home' : 'conversation';
    },
  };
}

/** Why a screen cannot be opened, in words; nothing when it can. */
function whatIsMissing(deployment: Deployment, screen: ScreenName): string | undefined {
  if (deployment.headless) return 'Messenger user interface must be enabled in your configuration.';
  if (screen === 'search' && !deployment.hasKnowledge)
    return switchedOff('Messenger.openSearch', 'messenger.apps.knowledge.enabled');
  if (screen === 'cobrowse' && !deployment.cobrowsesByVoice)
    return switchedOff('Messenger.openCobrowse', 'cobrowse.enabled, with the channel Voice,');
  if (screen === 'conversation' && !deployment.hasConversations)
    return 'Conversation app must be enabled in your configuration.';
  return undefined;
}
