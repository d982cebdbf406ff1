import type { Bus } from './bus.ts';
import type { Deployment } from './deployment.ts';
import { Launcher } from './frames/launcher.ts';
import { MessengerWindow } from './frames/messenger-window.ts';
import type { Hosts } from './hosts.ts';
import { Messaging } from './messaging/messaging.ts';
import { addDatabase } from './plugins/database.ts';
import { addLauncher } from './plugins/launcher.ts';
import { addMessagingService } from './plugins/messaging-service.ts';
import { addMessenger } from './plugins/messenger.ts';
import type { Plugins } from './plugins.ts';
import { MessengerStorage } from './storage.ts';

/**
 * The products of an active deployment: the plugins, the launcher and, with a conversation to go on with, its session.
 * Played so far: Messenger, Launcher, Database, MessagingService, Conversations, GenesysJS.
 */
export async function loadProducts(
  deployment: Deployment,
  hosts: Hosts,
  plugins: Plugins,
  bus: Bus,
): Promise<void> {
  await documentParsed();
  const storage = new MessengerStorage(deployment.id);
  if (!storage.get('actmu')) storage.set('actmu', crypto.randomUUID());

  const database = addDatabase(plugins);
  const messaging = new Messaging({ deployment, storage, bus, ...database });
  const loadMessagingService = addMessagingService(plugins, messaging, deployment);
  const conversations = plugins.register('Conversations');
  conversations.ready();

  const launcher = new Launcher(hosts, deployment);
  const messengerWindow = new MessengerWindow(hosts, deployment, messaging);
  addMessenger({
    plugins,
    conversations,
    deployment,
    storage,
    messaging,
    messengerWindow,
    launcher,
    loadMessagingService,
  });
  addLauncher(plugins, launcher, deployment);
}

/** The script is async: it may run before the page has a body to put frames into. */
function documentParsed(): Promise<void> {
  if (document.readyState !== 'loading') return Promise.resolve();
  return new Promise((resolve) =>
    document.addEventListener('DOMContentLoaded', () => resolve(), { once: true }),
  );
}
