import type { UserToken } from '../api.ts';
import type { Page } from '../page.ts';
import type { AtGenesys } from './at-genesys.ts';
import { endGuest } from './companion.ts';
import { conversation } from './conversation-mark.ts';
import type { Guests } from './guest.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { ChatProblem } from './problem.ts';
import { storage } from './storage.ts';

/** The chat, as a change of its visitor needs it. */
export interface IdentityParts {
  readonly page: Page;
  readonly lifecycle: Lifecycle;
  readonly guests: Guests;
  readonly endpoint: string;
  readonly key: string;
  readonly deploymentId: string | undefined;
  readonly isMounted: boolean;
  readonly window: { readonly isWanted: boolean };
  readonly atGenesys: AtGenesys;
  open(): Promise<void>;
  close(): Promise<void>;
  mount(): Promise<void>;
  sendAttributes(): Promise<void>;
  failed(error: unknown): void;
  tell(error: unknown): void;
}

/**
 * The site says who has signed in. The same person with a newer token stays who they are. Where it is somebody else, the one
 * before is signed out wholly, and a guest with the claims of the user token takes their place. From that moment on the page
 * knows the one before no more, also where the companion does not answer.
 */
export async function signIn(chat: IdentityParts, userToken: UserToken): Promise<void> {
  const { lifecycle, atGenesys } = chat;
  const { visitor } = lifecycle;
  let gone: Promise<unknown> | undefined;
  if (visitor.userToken === userToken) return visitor.guest ? undefined : takeNewGuest(chat);
  if (visitor.userToken) {
    // Who cannot be told from somebody else is somebody else.
    const same = atGenesys
      .part()
      .then(({ isSamePerson }) => isSamePerson(chat, visitor, userToken))
      .catch(() => false);
    atGenesys.leaving = same;
    const isSame = await same;
    // A later command counts.
    if (isSame === undefined || visitor !== lifecycle.visitor) return;
    if (isSame) {
      lifecycle.identified();
      return visitor.guest ? undefined : takeNewGuest(chat);
    }
    gone = leave(chat);
  }
  await become(chat, userToken);
  await gone;
}

/** The visitor has signed out, and a new guest takes their place. */
export async function signOut(chat: IdentityParts): Promise<void> {
  const gone = leave(chat);
  await become(chat, undefined);
  await gone;
}

/**
 * All of it at once, since signing out mostly leads to another page: the session ends at the companion, so that nobody who
 * uses this browser later can resume it, and Genesys lets go of what it keeps in the browser. Until it has said so, a mark
 * stands in the storage, and every page that finds it does that first.
 */
async function leave(chat: IdentityParts): Promise<void> {
  const { endpoint, key, deploymentId } = chat;
  const resume = storage.read(key);
  storage.write(key, '');
  conversation.ended();
  const ended = resume && endpoint ? endGuest(endpoint, { deploymentId, resume }) : undefined;
  const told = ended?.catch((error) => chat.tell(error));
  await chat.atGenesys.leave({ hasChatted: resume !== undefined });
  await told;
}

async function become(chat: IdentityParts, userToken: UserToken | undefined): Promise<void> {
  chat.guests.forgetSentAlong();
  chat.lifecycle.changeVisitor(userToken);
  await takeNewGuest(chat);
}

async function takeNewGuest(chat: IdentityParts): Promise<void> {
  const { lifecycle, guests } = chat;
  const { visitor, state } = lifecycle;
  // A start that is under way takes the guest of whoever is there in the end.
  if (state === 'starting') return chat.mount();
  // What was refused to the one before.
  if (state === 'failed' && chat.window.isWanted) return chat.open();
  if (!chat.isMounted) return;
  // Until the new guest is there the conversation is nobody's.
  await chat.sendAttributes();
  try {
    await guests.arrive();
  } catch (error) {
    if ((error as ChatProblem).code !== 'sign-in-needed') chat.tell(error);
    else {
      await chat.close();
      chat.failed(error);
    }
  }
  if (visitor === lifecycle.visitor) await chat.sendAttributes();
}
