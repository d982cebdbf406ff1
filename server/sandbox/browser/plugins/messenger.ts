import type { Deployment } from '../deployment.ts';
import type { Launcher } from '../frames/launcher.ts';
import type { MessengerWindow } from '../frames/messenger-window.ts';
import type { Messaging } from '../messaging/messaging.ts';
import type { Plugin, Plugins } from '../plugins.ts';
import type { MessengerStorage } from '../storage.ts';

interface MessengerParts {
  plugins: Plugins;
  conversations: Plugin;
  deployment: Deployment;
  storage: MessengerStorage;
  messaging: Messaging;
  messengerWindow: MessengerWindow;
  launcher: Launcher;
  loadMessagingService: () => void;
}

/**
 * `Messenger.open`, `openConversation`, `close`, `clear` and their events (genesys.md 3.2 and 3.3). Opening connects and,
 * when the deployment starts conversations by itself, starts one. The words of the refusals other than the headless one, and
 * that `Conversations.opened` and `.closed` go with the window, are ours.
 *
 * @returns what goes on with a conversation that this browser has, and loads what a headless page needs.
 */
export function addMessenger(parts: MessengerParts): () => void {
  const { plugins, conversations, deployment, storage, messaging, messengerWindow, launcher } = parts;
  const plugin = plugins.register('Messenger');
  let shutDown = false;

  function open(): void {
    if (shutDown) throw new Error('Messenger was cleared: reload the page to use it again.');
    needsUserInterface();
    if (messengerWindow.isOpen) throw new Error('Messenger is already open.');
    parts.loadMessagingService();
    messengerWindow.open();
    storage.set('gcmcopn', 'true');
    plugin.publish('opened');
    conversations.publish('opened');
    // The window itself shows the visitor what failed and a way to try again.
    messaging.start().catch(() => {});
  }

  function needsUserInterface(): void {
    if (deployment.headless)
      throw new Error('Messenger user interface must be enabled in your configuration.');
  }

  function openByWish(): void {
    open();
    messengerWindow.focus();
  }

  function close(): void {
    if (!messengerWindow.isOpen) throw new Error('Messenger is already closed.');
    messengerWindow.close();
    storage.set('gcmcopn', 'false');
    plugin.publish('closed');
    conversations.publish('closed');
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
    if (messaging.hasStoredConversation) resume().catch(() => {});
    // Seen live without a session too (genesys.md 3.3, CONFIRMED-2): then nobody but the configuration can know.
    else if (deployment.headless)
      plugins.bus.publish('MessagingService', 'allowedFileTypes', mediaOf(deployment));
  }

  /** After a reload or in another tab: the conversation goes on, in the window if that was open (genesys.md 3.5). */
  async function resume(): Promise<void> {
    parts.loadMessagingService();
    const wasOpen = storage.get('gcmcopn') === 'true';
    await messaging.start();
    if (wasOpen && !deployment.headless && !messengerWindow.isOpen) open();
  }

  plugin.handle('open', openByWish);
  plugin.handle('openConversation', openByWish);
  plugin.handle('close', close);
  for (const [command, app] of [
    ['openSearch', 'knowledge base'],
    ['openCobrowse', 'co-browsing'],
  ] as const)
    plugin.handle(command, () => {
      needsUserInterface();
      throw new Error(`The sandbox has no ${app}.`);
    });
  plugin.handle('clear', clear);
  launcher.onOpen(openByWish);
  messengerWindow.onClose(() => {
    close();
    launcher.focus();
  });
  storage.onRemovedElsewhere('actmu', () => {
    if (!shutDown) stop();
  });

  plugin.ready();
  return begin;
}

/** In the shape of the SessionResponse (genesys.md 4.3). */
function mediaOf({ attachable = [] }: Deployment): object {
  return { allowedMedia: { inbound: { fileTypes: attachable.map((type) => ({ type })) } } };
}
