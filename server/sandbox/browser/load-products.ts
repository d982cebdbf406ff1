import { Authentication } from './auth/authentication.ts';
import type { Bus } from './bus.ts';
import { pageClock } from './clock.ts';
import type { Deployment } from './deployment.ts';
import { addHeadlessFrames } from './frames/headless-frames.ts';
import { Launcher } from './frames/launcher.ts';
import { MessengerWindow } from './frames/messenger-window.ts';
import { addThirdPartyFrame } from './frames/third-party-frame.ts';
import type { Hosts } from './hosts.ts';
import { KnowledgeClient } from './knowledge/knowledge-client.ts';
import { Messaging } from './messaging/messaging.ts';
import { guestsOnly } from './messaging/session-link.ts';
import { warnOfExpiry } from './messaging/session-warning.ts';
import { addAuth, stepUp } from './plugins/auth.ts';
import { addCobrowse } from './plugins/cobrowse.ts';
import { addDatabase } from './plugins/database.ts';
import { addEngage } from './plugins/engage.ts';
import { addJourney } from './plugins/journey.ts';
import { addKnowledge } from './plugins/knowledge.ts';
import { addLauncher } from './plugins/launcher.ts';
import { addMessagingService } from './plugins/messaging-service.ts';
import { addMessenger } from './plugins/messenger.ts';
import { addToaster } from './plugins/toaster.ts';
import type { Plugins } from './plugins.ts';
import { randomId } from './random-id.ts';
import { MessengerStorage } from './storage.ts';

/**
 * The products of an active deployment.
 *
 * @returns what lets Messenger begin, to be called once the page's queue has been executed: events that nobody replays
 * (genesys.md 3.3) would else be over before the subscriptions in the queue.
 */
export async function loadProducts(
  deployment: Deployment,
  hosts: Hosts,
  plugins: Plugins,
  bus: Bus,
): Promise<() => void> {
  await documentParsed();
  const storage = new MessengerStorage(deployment.id);
  if (!storage.get('actmu')) storage.set('actmu', randomId());

  const database = addDatabase(plugins);
  const auth = deployment.signsIn ? plugins.register('Auth') : undefined;
  const authentication = auth && new Authentication(deployment, storage, auth);
  const signIn = authentication ?? guestsOnly;
  warnOfExpiry(bus, pageClock);
  const messaging = new Messaging({ deployment, storage, bus, signIn, database });
  const messagingService = addMessagingService(plugins, messaging, deployment, async () => {
    if (!authentication) throw new Error('Authentication must be enabled in your configuration.');
    return stepUp(plugins, authentication, messaging);
  });
  const conversations = plugins.register('Conversations');
  conversations.ready();

  const launcher = new Launcher(hosts, deployment);
  const messengerWindow = new MessengerWindow(hosts, deployment, messaging, launcher);
  const begin = addMessenger({
    plugins,
    conversations,
    deployment,
    storage,
    messaging,
    messengerWindow,
    launcher,
    cobrowse: addCobrowse(plugins, hosts, deployment),
    loadMessagingService: messagingService.load,
  });
  addLauncher(plugins, launcher, deployment);
  addToaster(plugins, hosts, deployment);
  addKnowledge(plugins, deployment, new KnowledgeClient(deployment, storage));
  addEngage(plugins, hosts, deployment);
  addJourney(plugins, hosts, deployment, storage);
  if (auth && authentication)
    addAuth({ auth, plugins, deployment, authentication, messaging, messengerWindow });
  if (deployment.headless) addHeadlessFrames(hosts);
  addThirdPartyFrame(hosts);
  return begin;
}

/** The script is async: it may run before the page has a body to put frames into. */
function documentParsed(): Promise<void> {
  if (document.readyState !== 'loading') return Promise.resolve();
  return new Promise((resolve) =>
    document.addEventListener('DOMContentLoaded', () => resolve(), { once: true }),
  );
}
