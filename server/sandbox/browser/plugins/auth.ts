import type { Authentication } from '../auth/authentication.ts';
import { at, type Deployment } from '../deployment.ts';
import type { MessengerWindow } from '../frames/messenger-window.ts';
import type { Messaging } from '../messaging/messaging.ts';
import type { Plugin, Plugins } from '../plugins.ts';

interface AuthParts {
  auth: Plugin;
  plugins: Plugins;
  deployment: Deployment;
  authentication: Authentication;
  messaging: Messaging;
  messengerWindow: MessengerWindow;
}

/**
 * `Auth.logout`, `getTokens`, `refreshToken`, `reAuthenticate` (genesys.md 3.2, CONFIRMED) and the way a guest becomes a
 * signed-in visitor (genesys.md 3.3). Present only where the deployment's configuration turns authentication on.
 */
export function addAuth(parts: AuthParts): void {
  const { auth, plugins, deployment, authentication, messaging, messengerWindow } = parts;
  auth.handle('logout', async () => {
    await authentication.signOut();
    messaging.signOut();
  });
  auth.handle('getTokens', () => {
    // Documented: they resolve; what comes when nobody is signed in is ours.
    if (!authentication.tokens) throw new Error('Nobody is signed in');
    return authentication.tokens;
  });
  auth.handle('refreshToken', () => authentication.refresh());
  auth.handle('reAuthenticate', () => authentication.reAuthenticate());

  if (deployment.stepsUp) {
    auth.subscribe('MessagingService.started', ({ data }) => {
      if (at(data, 'authenticated') === false) auth.publish('signInAvailable');
    });
    messengerWindow.onSignIn(() => {
      auth.publish('signingIn');
      void auth.command('AuthProvider.signIn').catch((error) => auth.publish('signInFailed', { error }));
    });
    auth.subscribe('AuthProvider.signedIn', ({ data }) => {
      auth.publish('signedIn', data);
      void auth.command('MessagingService.stepUpConversation').catch(toldByEvent);
    });
    auth.subscribe('AuthProvider.signInFailed', ({ data }) => auth.publish('signInFailed', data));
  }
  if (deployment.headless)
    auth.subscribe('AuthProvider.ready', () => {
      // Documented is the setting, not what goes without it: here a conversation starts (genesys.md 3.4, CONFIRMED-2).
      const configureOnly = at(plugins.dataOf('AuthProvider', 'settings'), 'headless.configureOnly') === true;
      const command = configureOnly ? 'configureConversation' : 'startConversation';
      void auth.command(`MessagingService.${command}`).catch(toldByEvent);
    });
  auth.ready();
}

/** `MessagingService.stepUpConversation`: resolves `{authCode, jwt}` (genesys.md 3.2, CONFIRMED-2). */
export async function stepUp(
  plugins: Plugins,
  authentication: Authentication,
  messaging: Messaging,
): Promise<{ authCode: string | undefined; jwt: string }> {
  try {
    const { code, tokens } = await authentication.signIn();
    await messaging.stepUp();
    plugins.bus.publish('MessagingService', 'steppedUpConversation', {});
    return { authCode: code.authCode, jwt: tokens.jwt };
  } catch (error) {
    plugins.bus.publish('MessagingService', 'stepUpConversationError', { error: messageOf(error) });
    throw error;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** An event of `Auth` or `MessagingService` has said it. */
function toldByEvent(): void {}
