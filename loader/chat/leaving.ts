import type { Leaving } from './parts.ts';

/** In ms. Genesys's scripts come over the visitor's network. */
const DEADLINE = 15_000;
/** In ms: a session that Messenger has kept is told of soon after it begins (genesys.md 3.3, CONFIRMED-2). */
const SOON = 3_000;
/** The same, once MessagingService is there. */
const VERY_SOON = 300;

/**
 * Somebody has left who may still be known to the Messenger of this page, which is there, and whose window nobody may open
 * yet. Resolves when that is over.
 */
export async function leave(chat: Leaving): Promise<void> {
  const { auth } = await configurationOf(chat);
  // What is being restored would else come back after it was taken away.
  const isThere = await isRestored(chat);
  if (auth?.enabled) await signOutAtGenesys(chat);
  if (!isThere) return;
  // For good where the deployment allows that, else from this page's window (genesys.md 3.2, CONFIRMED-2).
  await chat.messenger.command('MessagingService.clearConversation').catch(() => {});
  await chat.messenger.command('MessagingService.clearSession').catch(() => {});
}

/** Genesys has a code now, and keeps for whom it was once it is exchanged: a sign-out before that would come too soon. */
export function exchanged({ messenger }: Leaving): Promise<boolean> {
  const ends = ['authenticated', 'authError'].map((event) => messenger.heard(`Auth.${event}`));
  return within(DEADLINE, Promise.race(ends));
}

/** Whether Genesys takes the conversation away; asked at once. */
export function clears({ messenger }: Leaving): Promise<boolean> {
  return messenger.command('MessagingService.clearConversation').then(
    () => true,
    () => false,
  );
}

/** Whether somebody has left whom Genesys may still know: the mark of `AtGenesys`. */
export function isLeaving({ key }: { readonly key: string }): boolean {
  return read(`${key}:leaving`) !== '';
}

/** `auth` of the deployment (genesys.md 10.1, CONFIRMED); without it there is no plugin Auth, and its commands are never answered. */
export async function configurationOf({ messenger }: Leaving): Promise<Configuration> {
  const received = await messenger.heard('GenesysJS.configurationReceived');
  const { deploymentConfig }: { deploymentConfig?: Configuration } = Object(received);
  return Object(deploymentConfig);
}

interface Configuration {
  readonly auth?: { readonly enabled?: boolean; readonly allowSessionUpgrade?: boolean };
}

/**
 * Genesys refuses where nobody is signed in, and documents nothing of a JWT that is over: then the refresh token gets another
 * one. What cannot be signed out there is forgotten here, as `Auth.logout` does it (genesys.md 3.2 and 3.5).
 */
export async function signOutAtGenesys({ messenger, deploymentId }: Leaving): Promise<void> {
  try {
    await messenger.command('Auth.logout').catch(async () => {
      await messenger.command('Auth.refreshToken');
      await messenger.command('Auth.logout');
    });
  } catch {
    for (const name of ['gcatkn', 'gcartkn']) forget(`_${deploymentId}:${name}`);
  }
}

/**
 * Whether Messenger has brought back a conversation that it has kept. Without one it has no MessagingService either, and no
 * event says so (genesys.md 3.3, CONFIRMED-2).
 */
async function isRestored({ messenger, deploymentId }: Leaving): Promise<boolean> {
  const kept = (name: string) => read(`_${deploymentId}:${name}`);
  // An error may come as soon as the restoring has begun, and nothing tells of it again.
  const ends = ['restored', 'sessionExpired', 'error'].map((event) =>
    messenger.heard(`MessagingService.${event}`),
  );
  const isActive = kept('gcmcsessionActive').includes('true');
  // Messenger keeps its things in this page's storage, and has no conversation there (genesys.md 3.5, CONFIRMED-2).
  if (!isActive && kept('actmu')) return false;
  if (!(await within(isActive ? DEADLINE : SOON, messenger.heard('MessagingService.ready')))) return false;
  if (!(await within(VERY_SOON, messenger.heard('MessagingService.restoring')))) return false;
  return within(DEADLINE, Promise.race(ends));
}

/** Whether it has come by then. */
export function within(ms: number, event: Promise<unknown>): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, ms, false));
  return Promise.race([event.then(() => true), late]);
}

function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Refused: then nothing had been stored.
  }
}
