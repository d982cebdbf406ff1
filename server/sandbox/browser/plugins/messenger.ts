import { at, type Deployment } from '../deployment.ts';
import type { Launcher } from '../frames/launcher.ts';
import type { MessengerWindow } from '../frames/messenger-window.ts';
import type { ScreenName } from '../frames/screens.ts';
import type { Messaging } from '../messaging/messaging.ts';
import type { Plugin, Plugins } from '../plugins.ts';
import { Screens } from '../screens.ts';
import type { MessengerStorage } from '../storage.ts';
import type { Cobrowse } from './cobrowse.ts';
import { switchedOff } from './switched-off.ts';

interface MessengerParts {
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

/**
 * `Messenger.open` and its kind, `close`, `clear`, `configure` and their events (genesys.md 3.2, 3.3 and 13.1). Coming to the
 * conversation connects and, when the deployment starts conversations by itself, starts one. Not documented, and so ours: the words of
 * the refusals other than the headless one, which screen `open` begins at, and that `Conversations.opened` and `.closed` go with
 * the conversation's screen.
 *
 * @returns what goes on with a conversation that this browser has, and loads what a headless page needs.
 */
export function addMessenger(parts: MessengerParts): () => void {
  const { plugins, conversations, deployment, storage, messaging, messengerWindow, launcher } = parts;
  const plugin = plugins.register('Messenger');
  let shutDown = false;
  let conversationIsOpen = false;
  const screens = new Screens({ ...parts, onConversation });

  function open(screen: ScreenName): void {
    if (shutDown) throw new Error('Messenger was cleared: reload the page to use it again.');
    if (messengerWindow.isOpen) throw new Error('Messenger is already open.');
    parts.loadMessagingService();
    messengerWindow.open();
    storage.set('gcmcopn', 'true');
    plugin.publish('opened');
    screens.show(screen);
  }

  /** By the visitor's wish, or the page's. */
  function openAt(screen: ScreenName): void {
    const missing = whatIsMissing(deployment, screen);
    if (missing) throw new Error(missing);
    open(screen);
    messengerWindow.focus();
  }

  const openAtFirst = () => openAt(firstScreen());

  /** Who has a conversation wants to go on with it. */
  function firstScreen(): ScreenName {
    const isNew = !messaging.hasStoredConversation || !deployment.hasConversations;
    return deployment.homeScreen && isNew ? 'home' : 'conversation';
  }

  function onConversation(): void {
    if (conversationIsOpen) return;
    conversationIsOpen = true;
    conversations.publish('opened');
    // The window itself shows the visitor what failed and a way to try again.
    messaging.start().catch(() => {});
  }

  function close(): void {
    if (!messengerWindow.isOpen) throw new Error('Messenger is already closed.');
    messengerWindow.close();
    storage.set('gcmcopn', 'false');
    plugin.publish('closed');
    if (conversationIsOpen) conversations.publish('closed');
    conversationIsOpen = false;
  }

  /** "Afterwards Messenger is shut down until page reload", here and in the other tabs. */
  function stop(): void {
    shutDown = true;
    messaging.shutDown();
    messengerWindow.close();
    launcher.hide();
    plugin.publish('cleared');
  }

  /** Every message the server keeps stays there; what this browser knows is gone, here and in the other tabs. */
  function clear(): void {
    storage.removeAll();
    stop();
  }

  function begin(): void {
    if (deployment.headless) parts.loadMessagingService();
    if (messaging.hasStoredConversation && deployment.hasConversations) resume().catch(() => {});
    // Seen live without a session too (genesys.md 3.3, CONFIRMED-2): then nobody but the configuration can know.
    else if (deployment.headless)
      plugins.bus.publish('MessagingService', 'allowedFileTypes', mediaOf(deployment));
  }

  /** After a reload or in another tab: the conversation goes on, in the window if that was open (genesys.md 3.5). */
  async function resume(): Promise<void> {
    parts.loadMessagingService();
    const wasOpen = storage.get('gcmcopn') === 'true';
    await messaging.start();
    if (wasOpen && !deployment.headless && !messengerWindow.isOpen) open('conversation');
  }

  plugin.handle('open', openAtFirst);
  plugin.handle('openConversation', () => openAt('conversation'));
  plugin.handle('openSearch', () => openAt('search'));
  plugin.handle('openCobrowse', () => openAt('cobrowse'));
  plugin.handle('close', close);
  plugin.handle('clear', clear);
  plugin.handle('configure', (options) => {
    const lang = at(options, 'config.lang');
    if (typeof lang !== 'string') throw new Error('Messenger.configure needs {config: {lang}}.');
    deployment.language.choose(lang);
  });
  launcher.onOpen(() => {
    try {
      openAtFirst();
    } catch (error) {
      // Nobody waits for an answer to a click.
      console.warn('Genesys sandbox: the window does not open.', error);
    }
  });
  messengerWindow.onClose(() => {
    close();
    launcher.focus();
  });
  // When a session ends by itself, the window closes; it opens again empty (genesys.md 13.2, COMMUNITY).
  plugins.bus.subscribe('MessagingService.sessionExpired', () => {
    if (messengerWindow.isOpen) close();
  });
  storage.onRemovedElsewhere('actmu', () => {
    if (!shutDown) stop();
  });

  plugin.ready();
  return begin;
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

/** In the shape of the SessionResponse (genesys.md 4.3). */
function mediaOf({ attachable = [] }: Deployment): object {
  return { allowedMedia: { inbound: { fileTypes: attachable.map((type) => ({ type })) } } };
}
