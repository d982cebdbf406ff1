import { type AuthCode, askForCode } from './auth-code.ts';
import { clears, configurationOf, exchanged, isLeaving, leave, signOutAtGenesys, within } from './leaving.ts';
import type { Visitor } from './lifecycle.ts';
import type { Answers, Asked, Authenticated, Plugin, Provider } from './parts.ts';
import { isOver } from './user-tokens.ts';

/** In ms. Genesys says nothing of a conversation that ends with its sign-in: that of the one who leaves is gone either way. */
const CLEARED_SOON = 2_000;
const HAS_LEFT = 'Who was signed in has left.';

export { leave } from './leaving.ts';
export { isSamePerson, newestToken } from './user-tokens.ts';

/**
 * Answers Genesys's plugin Auth for the visitors of this chat, as `AuthProvider` (genesys.md 3.4 and 10.1): with
 * a code of the companion for the present visitor, and never with one for a visitor of before.
 */
export function begin(chat: Authenticated): Provider {
  const provider = new AuthProvider(chat);
  provider.begin();
  return provider;
}

class AuthProvider implements Provider {
  readonly #chat: Authenticated;
  /** Those who wait until the site has said who the visitor is. */
  #waiting: (() => void)[] = [];
  #leaving: Promise<unknown> | undefined;
  #exchange: Promise<unknown> | undefined;
  /** A guest's session goes on that may become one of a signed-in visitor. */
  #isGuests = false;
  #hasMessaging = false;
  /** Genesys's own button is being answered, and with it the step up. */
  #isSigningIn = false;

  constructor(chat: Authenticated) {
    this.#chat = chat;
  }

  begin(): void {
    const { lifecycle, messenger, page, announce } = this.#chat;
    const answers: Answers = {
      getAuthCode: (asked) => this.#answer(asked, () => this.#code()),
      // Nobody has to sign in for somebody who has left.
      reAuthenticate: (asked) =>
        isLeaving(this.#chat) ? asked.reject?.(HAS_LEFT) : this.#answer(asked, () => this.#reAuthenticate()),
      signIn: (asked, plugin) => this.#answer(asked, () => this.#signIn(plugin)),
    };
    messenger.register('AuthProvider', answers);
    lifecycle.identified = () => {
      for (const goOn of this.#waiting.splice(0)) goOn();
      void this.#stepUp();
    };
    page.signal.addEventListener('abort', () => {
      for (const goOn of this.#waiting.splice(0)) goOn();
    });
    messenger.on('MessagingService.ready', () => {
      this.#hasMessaging = true;
    });
    messenger.on('MessagingService.started', (started) => {
      this.#isGuests = !(started as { authenticated?: boolean }).authenticated;
      void this.#stepUp();
    });
    messenger.on('MessagingService.steppedUpConversation', () => {
      this.#isGuests = false;
    });
    messenger.on('Auth.loggedOut', () => void this.#signedOutElsewhere());
    // Genesys asks for the code when the page begins, and so long before anybody wants the chat.
    const sayIfWaiting = () => this.#waiting.length > 0 && announce('sign_in_needed');
    document.addEventListener('messenger-tag:opened', sayIfWaiting, { signal: page.signal });
  }

  /** The window is shut meanwhile, and comes again for somebody who has signed in. */
  leave(): Promise<void> {
    const wasWanted = this.#chat.window.isWanted;
    const signOut = () => signOutAtGenesys(this.#chat);
    const out = this.#exchange?.then(signOut) ?? signOut();
    const cleared = this.#hasMessaging ? clears(this.#chat) : Promise.resolve(false);
    void this.#chat.close();
    this.#isGuests = false;
    const gone = this.#gone(out, cleared, wasWanted);
    this.#leaving = gone;
    return gone;
  }

  async #gone(out: Promise<void>, cleared: Promise<boolean>, wasWanted: boolean): Promise<void> {
    await out;
    const isAnswered = await within(CLEARED_SOON, cleared);
    // Refused also while it is still being restored.
    if (!isAnswered || !(await cleared)) await leave(this.#chat);
    this.#leaving = undefined;
    if (wasWanted && this.#chat.lifecycle.visitor.userToken) void this.#chat.open();
  }

  /** What goes wrong is told to the page, and Genesys hears that there is no answer. */
  async #answer({ resolve, reject }: Asked, work: () => Promise<unknown>): Promise<void> {
    try {
      resolve(await work());
    } catch (error) {
      this.#chat.tell(error);
      reject?.('The site has no code for this visitor.');
    }
  }

  /** Of the present visitor, as soon as the site has said who they are. */
  async #code(): Promise<AuthCode> {
    for (;;) {
      const visitor = await this.#known();
      try {
        const code = await askForCode(this.#chat, visitor);
        if (this.#isStill(visitor)) {
          this.#exchange = exchanged(this.#chat).then(() => (this.#exchange = undefined));
          return code;
        }
      } catch (error) {
        if (this.#isStill(visitor) && !isOver(visitor)) throw error;
        if (this.#isStill(visitor)) await this.#anew();
      }
    }
  }

  /** The site's function is asked again; a text that is over has to be replaced by the site. */
  async #reAuthenticate(): Promise<void> {
    const { lifecycle, guests } = this.#chat;
    const { visitor } = lifecycle;
    if (typeof visitor.userToken === 'function') await guests.tokenOf(visitor, 'refused');
    else if (!visitor.userToken || isOver(visitor)) await this.#anew();
  }

  async #signIn(plugin: Plugin): Promise<void> {
    const { lifecycle, announce } = this.#chat;
    this.#isSigningIn = true;
    try {
      if (!lifecycle.visitor.userToken) announce('sign_in_needed');
      const { authCode } = await this.#code();
      plugin.publish('signedIn', { authCode });
    } catch (error) {
      plugin.publish('signInFailed', {});
      throw error;
    } finally {
      this.#isSigningIn = false;
    }
  }

  /** The guest's conversation goes on as that of who has signed in (genesys.md 3.2, `stepUpConversation`). */
  async #stepUp(): Promise<void> {
    const { lifecycle, messenger, tell } = this.#chat;
    const { visitor } = lifecycle;
    await this.#leaving;
    const { auth } = await configurationOf(this.#chat);
    const isWanted = this.#isGuests && !this.#isSigningIn && visitor.userToken && this.#isStill(visitor);
    if (!isWanted || !auth?.allowSessionUpgrade) return;
    this.#isGuests = false;
    try {
      await messenger.command('MessagingService.stepUpConversation');
    } catch (error) {
      if (this.#isStill(visitor)) tell.call(this.#chat, error);
    }
  }

  /** In another tab. Tokens and conversation are gone here, too; what is in the storage is of whoever is there now. */
  async #signedOutElsewhere(): Promise<void> {
    const { lifecycle, guests } = this.#chat;
    if (this.#leaving || !lifecycle.visitor.userToken) return;
    lifecycle.changeVisitor(undefined);
    await this.#chat.close();
    await this.#chat.sendAttributes();
    try {
      await guests.arrive();
      await this.#chat.sendAttributes();
    } catch (error) {
      this.#chat.tell(error);
    }
  }

  /** Somebody whom the site knows, once whoever was there before is gone. */
  async #known(): Promise<Visitor> {
    const { lifecycle, page } = this.#chat;
    for (;;) {
      await this.#leaving;
      if (page.signal.aborted) throw new Error('The chat has left the page.');
      const { visitor } = lifecycle;
      if (visitor.userToken) return visitor;
      await this.#identified();
    }
  }

  /** Until the site says again who the visitor is. */
  async #anew(): Promise<void> {
    this.#chat.announce('sign_in_needed');
    await this.#identified();
    await this.#known();
  }

  #identified(): Promise<void> {
    return new Promise((goOn) => this.#waiting.push(goOn));
  }

  #isStill(visitor: Visitor): boolean {
    return visitor === this.#chat.lifecycle.visitor;
  }
}
