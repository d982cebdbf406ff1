import { at, type Deployment } from '../deployment.ts';
import type { Messaging } from '../messaging/messaging.ts';
import type { Plugins } from '../plugins.ts';

/**
 * `MessagingService` is lazy: with the native window it exists only once Messenger is opened or a session is restored,
 * and a command sent before that is never answered; headless, it is always there (genesys.md 3.3, CONFIRMED-2). The
 * commands and their refusals are those of genesys.md 3.2; files, cards and steps up are not played yet.
 *
 * @returns what adds the plugin, once.
 */
export function addMessagingService(
  plugins: Plugins,
  messaging: Messaging,
  deployment: Deployment,
): () => void {
  let loaded = false;

  function load(): void {
    if (loaded) return;
    loaded = true;
    const plugin = plugins.register('MessagingService');
    plugin.handle('startConversation', () => {
      if (messaging.isActive) throw new Error('There is already an active conversation');
      return messaging.start().catch(() => {
        throw new Error('Cannot start conversation');
      });
    });
    plugin.handle('sendMessage', (options) => messaging.send(String(at(options, 'message') ?? '')));
    plugin.registerCommand('sendTyping', ({ resolve }) => {
      // Documented: while it is throttled neither callback fires.
      if (messaging.sendTyping()) resolve();
    });
    plugin.handle('fetchHistory', async () => {
      const page = await messaging.fetchEarlier();
      if (!page) return 'All the messages are fetched';
      const { pageNumber, pageSize } = page;
      return { messages: page.messages.map(({ wire }) => wire), pageNumber, pageSize };
    });
    plugin.handle('clearSession', () => messaging.shutDown());
    plugin.handle('resetConversation', () => messaging.startNew());
    plugin.handle('clearConversation', () => messaging.clear());
    plugin.ready();
  }

  if (deployment.headless) load();
  return load;
}
