import { at, type Deployment } from '../deployment.ts';
import type { ScreenName } from '../frames/screens.ts';
import { createOpening, type MessengerParts } from './opening.ts';

/**
 * `Messenger.open` and its kind, `close`, `clear`, `configure` and their events (genesys.md 3.2, 3.3 and 13.1). The words of the
 * refusals other than the headless one are ours.
 *
 * @returns what goes on with a conversation that this browser has, and loads what a headless page needs.
 */
export function addMessenger(parts: MessengerParts): () => void {
  const { plugins, deployment, storage, messaging, messengerWindow, launcher } = parts;
  const plugin = plugins.register('Messenger');
  let shutDown = false;
  const opening = createOpening(parts, plugin);

  function openAt(screen: ScreenName): void {
    if (shutDown) throw new Error('Messenger was cleared: reload the page to use it again.');
    opening.open(screen);
    messengerWindow.focus();
  }

  const openAtFirst = () => openAt(opening.firstScreen());

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
    if (wasOpen && !deployment.headless && !messengerWindow.isOpen) opening.open('conversation');
  }

  plugin.handle('open', openAtFirst);
  plugin.handle('openConversation', () => openAt('conversation'));
  plugin.handle('openSearch', () => openAt('search'));
  plugin.handle('openCobrowse', () => openAt('cobrowse'));
  plugin.handle('close', opening.close);
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
    opening.close();
    launcher.focus();
  });
  // When a session ends by itself, the window closes; it opens again empty (genesys.md 13.2, COMMUNITY).
  plugins.bus.subscribe('MessagingService.sessionExpired', () => {
    if (messengerWindow.isOpen) opening.close();
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
