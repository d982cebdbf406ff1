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
  authentication.onLoggedOutElsewhere(() => messaging.signOut());
  auth.handle('getTokens', () => authentication.getTokens());
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
  if (deployment.headless) openOnce(auth, plugins);
  auth.ready();
}

/**
 * Headless, a socket opens by itself once the visitor is known, to go on with what there is (genesys.md 10.1, CONFIRMED-2). With
 * autostart a conversation begins too, unless the page has said that the session is to be configured only.
 */
function openOnce(auth: Plugin, plugins: Plugins): void {
  auth.subscribe('Auth.authenticated', () => {
    auth.unsubscribe('Auth.authenticated');
    const configureOnly = plugins.dataOf('AuthProvider.settings.headless.configureOnly') === true;
    const command = configureOnly ? 'configureConversation' : 'startConversation';
    void auth.command(`MessagingService.${command}`).catch(toldByEvent);
  });
}

/**
 * `MessagingService.stepUpConversation`: resolves `{authCode, jwt}` (genesys.md 3.2, CONFIRMED-2). `steppedUpConversation` comes
 * with the server's Presence SignIn.
 */
export async function stepUp(
  plugins: Plugins,
  authentication: Authentication,
  messaging: Messaging,
): Promise<{ authCode: string | undefined; jwt: string }> {
  try {
    const { code, tokens } = await authentication.signIn();
    await messaging.stepUp();
    return { authCode: code.authCode, jwt: tokens.jwt };
  } catch (error) {
    messaging.stayGuest();
    plugins.bus.publish('MessagingService', 'stepUpConversationError', { error: messageOf(error) });
    throw error;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** An event of `Auth` or `MessagingService` has said it. */
function toldByEvent(): void {}
