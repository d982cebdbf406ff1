import { at, type Deployment } from '../deployment.ts';
import { readAnswer } from '../messaging/answers.ts';
import type { Messaging } from '../messaging/messaging.ts';
import { type Outgoing, outgoingAnswer } from '../messaging/outbox.ts';
import type { Plugin, Plugins } from '../plugins.ts';
import { addFileCommands } from './files.ts';

/**
 * `MessagingService` is lazy: with the native window it exists only once Messenger is opened or a session is restored,
 * and a command sent before that is never answered; headless, it is always there (genesys.md 3.3, CONFIRMED-2). The
 * commands and the words of their refusals are those of genesys.md 3.2 and 7.4.
 */
export function addMessagingService(
  plugins: Plugins,
  messaging: Messaging,
  deployment: Deployment,
  stepUp: () => Promise<unknown>,
): { load: () => void } {
  let plugin: Plugin | undefined;
  let isReady = false;

  function register(): Plugin {
    const registered = plugins.register('MessagingService');
    addConversationCommands(registered, messaging, deployment);
    addMessageCommands(registered, messaging);
    addFileCommands(registered, messaging, deployment);
    registered.handle('stepUpConversation', stepUp);
    if (!deployment.hasConversations) registered.refuseAll(conversationsAreOff);
    return registered;
  }

  // The commands in the page's queue must find it.
  if (deployment.headless) plugin = register();
  return {
    load() {
      plugin ??= register();
      if (isReady) return;
      isReady = true;
      // Seen live before `ready` (genesys.md 3.3, CONFIRMED-2).
      const { sessionDurationSeconds } = deployment;
      if (sessionDurationSeconds !== undefined)
        plugin.publish('sessionDurationConfigured', { sessionDurationSeconds });
      plugin.ready();
    },
  };
}

const conversationsAreOff = 'Conversation app must be enabled in your configuration.';

function addConversationCommands(plugin: Plugin, messaging: Messaging, deployment: Deployment): void {
  const onlyOne = () => {
    if (messaging.isActive) throw new Error('There is already an active conversation');
  };
  const cannotStart = () => {
    throw new Error('Cannot start conversation');
  };

  plugin.handle('startConversation', () => {
    onlyOne();
    return messaging.connect().catch(cannotStart);
  });
  // It resolves when the session is configured, which is ours: the real one's time is not documented.
  plugin.handle('configureConversation', () => {
    onlyOne();
    return messaging.start('configure').catch(cannotStart);
  });
  plugin.handle('joinConversation', async () => {
    if (!deployment.headless) throw new Error('Messenger joins by itself unless it is headless.');
    if (!deployment.autoStart) throw new Error('Auto start must be enabled in the configuration');
    await messaging.start('configure').catch(cannotStart);
    messaging.join();
  });
  plugin.handle('clearSession', () => {
    messaging.shutDown();
    plugin.publish('sessionCleared');
  });
  plugin.handle('resetConversation', () => {
    if (!deployment.endsReadOnly)
      throw new Error(
        'Conversation reset is not allowed. Check your configuration if Read only conversation disconnect is enabled.',
      );
    // Documented: only after a read-only disconnect; the words are ours.
    if (!messaging.isReadOnly) throw new Error('Only a conversation that has become read-only can be reset.');
    return messaging.startNew();
  });
  plugin.handle('clearConversation', () => {
    if (!deployment.canClear)
      throw new Error('Please check your conversation clear option is enabled in your configuration.');
    return messaging.clear();
  });
}

function addMessageCommands(plugin: Plugin, messaging: Messaging): void {
  // It resolves at once: before the server has it.
  plugin.handle('sendMessage', (options) => {
    if (messaging.isSigningIn) throw new Error('Messages cannot be sent while authenticating');
    if (at(options, 'type') === undefined) messaging.sendWithFiles(String(at(options, 'message') ?? ''));
    else messaging.send(outgoingOf(options));
  });
  plugin.registerCommand('sendTyping', ({ resolve, reject }) => {
    if (messaging.isSigningIn) return reject('Typing indicator cannot be sent while authenticating');
    try {
      messaging.refuseAfterEnd('send a typing indicator');
    } catch (error) {
      return reject((error as Error).message);
    }
    // Documented: while it is throttled neither callback fires.
    if (messaging.sendTyping()) resolve();
  });
  plugin.handle('clearTypingTimeout', () => messaging.clearTypingTimeout());
  plugin.handle(
    'fetchHistory',
    async () => (await messaging.fetchEarlier()) ?? 'All the messages are fetched',
  );
}

/** The options of `sendMessage` for the `postback` of an answer (genesys.md 11.3, CONFIRMED-2). */
function outgoingOf(options: unknown): Outgoing {
  const type = at(options, 'type');
  const answer = readAnswer(type, at(options, 'postback'), document.documentElement.lang);
  if (!answer) throw new Error(`A ${type} cannot be sent with that postback: see its documentation.`);
  return outgoingAnswer(answer);
}
