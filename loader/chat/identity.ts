import { endGuest } from './companion.ts';
import { conversation } from './conversation-mark.ts';
import type { Guests } from './guest.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Messenger } from './messenger.ts';
import { storage } from './storage.ts';

/** The chat, as a change of its visitor needs it. */
export interface IdentityParts {
  readonly lifecycle: Lifecycle;
  readonly messenger: Messenger;
  readonly guests: Guests;
  readonly endpoint: string;
  readonly key: string;
  readonly deploymentId: string | undefined;
  readonly isMounted: boolean;
  mount(): Promise<void>;
  sendAttributes(): Promise<void>;
  tell(error: unknown): void;
}

/**
 * The visitor has signed in: a guest with the claims of the user token takes the place of the one before. From this moment
 * on the page knows the one before no more, also where the companion does not answer.
 */
export async function signIn(chat: IdentityParts, userToken: string): Promise<void> {
  const { visitor } = chat.lifecycle;
  if (visitor.userToken === userToken && visitor.guest) return;
  chat.guests.forgetSentAlong();
  chat.lifecycle.changeVisitor(userToken);
  await takeNewGuest(chat);
}

/**
 * The visitor has signed out: their session ends at the companion, so that nobody who uses this browser later can resume
 * it, and a new guest takes its place. Genesys keeps the transcript in the browser: `clearConversation` ends it, where the
 * deployment allows that (genesys.md 3.2, CONFIRMED-2).
 */
export async function signOut(chat: IdentityParts): Promise<void> {
  const { lifecycle, messenger, endpoint, key, deploymentId } = chat;
  const resume = storage.read(key);
  storage.write(key, '');
  conversation.ended();
  chat.guests.forgetSentAlong();
  lifecycle.changeVisitor(undefined);
  // Both at once, since signing out mostly leads to another page.
  const ended = resume && endpoint ? endGuest(endpoint, { deploymentId, resume }) : undefined;
  const told = ended?.catch((error) => chat.tell(error));
  const cleared = chat.isMounted ? clearConversation(messenger) : undefined;
  await takeNewGuest(chat);
  await cleared;
  await told;
}

async function takeNewGuest(chat: IdentityParts): Promise<void> {
  const { lifecycle, guests } = chat;
  const { visitor } = lifecycle;
  // A start that is under way takes the guest of whoever is there in the end.
  if (lifecycle.state === 'starting') return chat.mount();
  if (!chat.isMounted) return;
  // Until the new guest is there the conversation is nobody's.
  await chat.sendAttributes();
  try {
    await guests.arrive();
  } catch (error) {
    chat.tell(error);
  }
  if (visitor === lifecycle.visitor) await chat.sendAttributes();
}

/** Where there is none to be cleared, or the deployment does not allow it, Genesys refuses. */
async function clearConversation(messenger: Messenger): Promise<void> {
  await messenger.command('MessagingService.clearConversation').catch(() => {});
}
