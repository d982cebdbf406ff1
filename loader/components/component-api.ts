import type { EventName, Listener, MessengerTag, MountOptions, Status } from '../api.ts';

/**
 * The props of the component: the options of `mount`, and a handler for every event of the contract.
 *
 * `attributes` and `userToken` may change while the chat runs; a `userToken` that is gone signs the visitor out, and a
 * function that is another one than before is asked who it is for: keep it the same between renderings. `session` and `nonce`
 * are read once. A change of any other option mounts the chat anew: as the same guest, and with the window open
 * if it was.
 */
export type MessengerProps = MountOptions & Handlers;

/** `message_received` is `onMessageReceived`, and hears of every one as long as the component is there. */
type Handlers = { [Name in EventName as HandlerName<Name>]?: Listener<Name> | undefined };

type HandlerName<Name extends string> = `on${Words<Name>}`;

type Words<Name extends string> = Name extends `${infer First}_${infer Others}`
  ? `${Capitalize<First>}${Words<Others>}`
  : Capitalize<Name>;

/** Where the chat stands, as of its last event, or of the last command given by `chat`. */
export interface LiveStatus extends Status {
  /** Messages that came since the window was last open. */
  readonly unread: number;
}

/** What `useMessenger` is made of in every framework. */
export interface Commands {
  /**
   * `window.MessengerTag`, always the same function. A command that is given before the chat is there waits for it, and
   * is answered `waiting`.
   */
  readonly chat: MessengerTag;
}
