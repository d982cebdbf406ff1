import type { GuestSession } from '../../server/guest-token/wire.ts';
import type { State, UserToken } from '../api.ts';

/** What can happen to a chat. */
export type Happening =
  /** Somebody wants the chat, and consent is not known. */
  | 'asked'
  /** Nobody wants it any more, or consent was taken back. */
  | 'stopped'
  | 'started'
  /** Genesys's Messenger is there. */
  | 'mounted'
  | 'failed'
  /** Genesys tells so of its window. */
  | 'opened'
  | 'closed';

/**
 * THE states of the chat, and what leads from one to another. What a state does not list came too late, and changes
 * nothing. Genesys opens its window by itself after a reload, or for a click on its own launcher: so `opened` can come at
 * any time. `public/docs/lifecycle.md` has the picture, and a test holds it against this.
 */
export const moves: Record<State, Partial<Record<Happening, State>>> = {
  waiting: { asked: 'consent', started: 'starting', opened: 'open' },
  consent: { started: 'starting', stopped: 'waiting', failed: 'failed', opened: 'open' },
  starting: { mounted: 'ready', stopped: 'waiting', failed: 'failed', opened: 'open' },
  ready: { mounted: 'ready', asked: 'consent', failed: 'failed', opened: 'open' },
  open: { mounted: 'open', closed: 'ready' },
  failed: { asked: 'consent', started: 'starting', stopped: 'waiting', opened: 'open' },
};

/**
 * Whose chat it is. Anonymous, signed in, signed out: each is a visitor of their own, also at the same browser, and an
 * answer that was asked for by one is of no use to the next.
 */
export interface Visitor {
  /** The newest that the site has said of the same person; `undefined` for somebody whom it does not know. */
  userToken: UserToken | undefined;
  /** The last that a function has given. */
  token?: string | undefined;
  guest?: GuestSession | undefined;
  /** On its way from the companion. */
  arrival?: Promise<void> | undefined;
  /** What the page has said in their name, or is about to: a second click says nothing twice. */
  said?: Set<string>;
}

/** Where a chat stands, and whose it is. */
export class Lifecycle {
  state: State = 'waiting';
  visitor: Visitor;
  /** Is called when the site has said who the visitor is: another one, or the same with a newer token. */
  identified = (): void => {};
  readonly #entered: (state: State, before: State) => void;

  /** `entered` is called after each change of the state. */
  constructor(userToken: UserToken | undefined, entered: (state: State, before: State) => void) {
    this.visitor = { userToken };
    this.#entered = entered;
  }

  /** Says whether it meant anything in this state. */
  take(happening: Happening): boolean {
    const before = this.state;
    const next = moves[before][happening];
    if (!next) return false;
    this.state = next;
    if (next !== before) this.#entered(next, before);
    return true;
  }

  /** From now on somebody else sits at this browser. */
  changeVisitor(userToken: UserToken | undefined): Visitor {
    this.visitor = { userToken };
    this.identified();
    return this.visitor;
  }
}
