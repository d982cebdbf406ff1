import type { Announce } from '../announce.ts';
import type { Page } from '../page.ts';
import { MAX_BYTES } from './attributes.ts';
import { conversation } from './conversation-mark.ts';
import type { GenesysLauncher } from './genesys-launcher.ts';
import type { Launcher } from './launcher.ts';
import type { Lifecycle } from './lifecycle.ts';
import { Inbox, isEnd, isSpoken } from './messages.ts';
import type { MessengerListeners } from './messenger.ts';
import { ChatProblem } from './problem.ts';
import type { ChatWindow } from './window.ts';

/** The chat, as Genesys's events need it. */
interface Hearing {
  readonly page: Page;
  readonly announce: Announce;
  readonly lifecycle: Lifecycle;
  readonly window: ChatWindow;
  readonly launcher: Launcher;
  readonly genesysLauncher: GenesysLauncher;
  sendAttributes(): Promise<void>;
  tell(error: unknown): void;
}

/** What the chat makes of the events of Genesys's SDK (genesys.md 3.3). */
export function listenersOf(chat: Hearing): MessengerListeners {
  const inbox = new Inbox();
  return {
    'Messenger.opened': () => {
      chat.window.moved(true);
      chat.lifecycle.take('opened');
    },
    'Messenger.closed': () => {
      chat.window.moved(false);
      chat.lifecycle.take('closed');
      chat.genesysLauncher.putAway();
      // The focus was in the window, which is a frame.
      if (['BODY', 'IFRAME'].includes(document.activeElement?.tagName ?? '')) chat.page.button.focus();
    },
    'Launcher.visible': () => chat.genesysLauncher.appeared(true),
    'Launcher.hidden': () => chat.genesysLauncher.appeared(false),
    'MessagingService.started': () => {
      conversation.goesOn();
      chat.announce('conversation_started');
    },
    'MessagingService.sendingMessage': ({ message }) => {
      if (!isSpoken(message)) return;
      conversation.goesOn();
      chat.announce('message_sent');
    },
    'MessagingService.messagesReceived': ({ messages = [] }) => {
      for (let fresh = inbox.take(messages); fresh > 0; fresh--) {
        conversation.goesOn();
        chat.launcher.countMessage();
        chat.announce('message_received', { unread: chat.launcher.unread });
      }
      // Not by conversationDisconnected, which comes again for each old end in the history (genesys.md 7.3).
      if (!messages.some(isEnd)) return;
      conversation.ended();
      chat.announce('conversation_ended');
    },
    'MessagingService.restored': ({ messages: [newest] = [] }) => {
      if (isEnd(newest)) conversation.ended();
    },
    'MessagingService.customAttributesSizeExceeded': () =>
      chat.tell(
        new ChatProblem(
          'bad-config',
          `Genesys: attributes of tag and page together may have ${MAX_BYTES} bytes`,
        ),
      ),
    'MessagingService.conversationCleared': () => {
      conversation.ended();
      void chat.sendAttributes();
    },
  };
}
