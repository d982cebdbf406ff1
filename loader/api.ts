import type { SessionAhead } from '../server/guest-token/wire.ts';
import type { Availability } from './availability-answer.ts';
import type { EventDetails } from './events.ts';
import type { OptionName, OptionValue } from './options.ts';
import type { Problem, ProblemCode } from './problems.ts';

/**
 * Installs the tag in this page, as `<script src="https://chat.example.com/loader.js">` would, and returns
 * `window.MessengerTag`. Never throws. Where there is no page (server-side rendering) it does nothing: the function
 * that it returns then takes every command and answers `waiting`. On a page that has the tag already, the first one
 * serves, is returned, and the page is told of the problem `already-installed`.
 */
export declare function mount(options?: MountOptions): MessengerTag;

/** `window.MessengerTag`: never throws; the promise resolves with the status after the command, and never rejects. */
export interface MessengerTag {
  (command: PlainCommand): Promise<Status>;
  /** Opens the window and says these words in the visitor's name, where it was a click or a key of theirs that led here. */
  (command: 'open', words: FirstMessage): Promise<Status>;
  /** A value of the wrong kind has the effect of none. */
  (command: 'set', attributes: Attributes): Promise<Status>;
  (command: 'identify', userToken: UserToken): Promise<Status>;
  (command: 'consent', granted: boolean): Promise<Status>;
  <Name extends EventName>(command: 'on' | 'off', event: Name, listener: Listener<Name>): Promise<Status>;
  /** Version of the tag; missing for as long as the one-line queue stands in for it. */
  version?: string;
  /** Commands called before the tag arrived: `arguments` objects. */
  q?: ArrayLike<unknown>[];
}

export type PlainCommand = 'open' | 'close' | 'toggle' | 'show' | 'hide' | 'logout' | 'status' | 'destroy';

export type CommandName = PlainCommand | 'set' | 'identify' | 'consent' | 'on' | 'off';

export type EventName = keyof EventDetails;

export type Listener<Name extends EventName = EventName> = (event: CustomEvent<EventDetails[Name]>) => void;

/**
 * Who has signed in, signed by the site's own server; or a function that gets it from there, and is asked again when the
 * token before is nearly over, or was refused. It has 8 seconds for an answer.
 */
export type UserToken = string | (() => string | Promise<string>);

/** What the visitor says first: at most 4 096 bytes of UTF-8 (genesys.md 4.6). Said once, not again by another click. */
export interface FirstMessage {
  message: string;
}

/** Customer attributes of the conversation: together at most 2 048 bytes of names and values in UTF-8. */
export type Attributes = Record<string, string | number | boolean>;

/**
 * Where the chat stands; `public/docs/lifecycle.md` has the picture. `consent`: the visitor wants the chat and is being
 * asked. Trying again leads from `failed` to `starting`.
 */
export type State = 'waiting' | 'consent' | 'starting' | 'ready' | 'open' | 'failed';

/** What `MessengerTag('status')`, and every other command, resolves with. Never the token. */
export interface Status {
  state: State;
  guestId?: string | undefined;
  deploymentId?: string | undefined;
  /** Genesys's domain of the region, such as `mypurecloud.ie`. */
  region?: string | undefined;
  problem?: Problem | undefined;
  /** Only with `data-when-closed` or `data-show-wait`: what the companion has said last, for as long as that counts. */
  availability?: Availability | undefined;
  /** Of the build that runs the chat, and so of the companion that it came from; missing while no chat is there. */
  version?: string | undefined;
}

/**
 * The options of the tag in camel case, and what the tag says by where it stands. As in the tag, a bad value has the effect
 * of none, and is warned about in the console of whoever develops the site. `public/docs/contract.md` says what each is for.
 */
export type MountOptions = Omit<NamedOptions, 'userToken'> & {
  /** Address of the companion, absolute or relative to the page; left out, it is the page's own origin. */
  companion?: string | undefined;
  /** Nonce of the site's Content Security Policy, for Genesys's script. */
  nonce?: string | undefined;
  attributes?: Attributes | undefined;
  userToken?: UserToken | undefined;
  /**
   * The guest that the site's own server has fetched ahead by `issueGuest`: the page asks for none before it must. Not
   * used, and another asked for, where it is for another page or deployment, nearly over, or out of a cache.
   */
  session?: SessionAhead | undefined;
};

type NamedOptions = {
  [Name in Exclude<OptionName, 'zIndex' | 'debug' | 'showWait'>]?: OptionValue<Name> | undefined;
} & {
  zIndex?: number | undefined;
  debug?: boolean | undefined;
  showWait?: boolean | undefined;
};

export type { Availability, EventDetails, Problem, ProblemCode, SessionAhead };

type PageEvents = { [Name in EventName as `messenger-tag:${Name}`]: CustomEvent<EventDetails[Name]> };

declare global {
  interface Window {
    MessengerTag?: MessengerTag;
  }
  interface DocumentEventMap extends PageEvents {}
}
