import type { Attributes, EventName, MessengerTag, MountOptions, UserToken } from '../api.ts';
import { mount } from '../mount.ts';
import type { MessengerProps } from './component-api.ts';
import { refreshStatus } from './live-status.ts';

/** What a component holds while it is in the page. */
export interface Holding {
  change(props: MessengerProps): void;
  release(): void;
}

/**
 * How long the chat waits for the next component, in ms. React's strict mode and hot reload take a component away and
 * bring it back at once, a router shows the next page in the same moment, or after the last one has faded out.
 */
const GRACE_MS = 500;

/** The options of every component in the page; the last one serves. */
const holders = new Map<Holding, MountOptions>();
let leaving: ReturnType<typeof setTimeout> | undefined;
let held: HeldChat | undefined;

/** The chat that runs for them. */
interface HeldChat {
  readonly chat: MessengerTag;
  /** Whether `mount` has installed it; else the site has a tag, and its chat is not ours to take away. */
  readonly isOurs: boolean;
  /** The options that only a new mount can change, as a text. */
  readonly fixed: string;
  userToken: UserToken | undefined;
  attributes: string;
  isOpen: boolean;
  /** Ends what listens to it. */
  readonly listening: AbortController;
}

/** A component has come into the page. Only where there is one: a server has no effects. */
export function holdChat(props: MessengerProps): Holding {
  const handlers = createHandlers();
  const holding: Holding = {
    change(changed) {
      holders.set(holding, handlers.takeFrom(changed));
      settle();
    },
    release() {
      handlers.stop();
      holders.delete(holding);
      settle();
    },
  };
  holding.change(props);
  return holding;
}

function settle(): void {
  clearTimeout(leaving);
  const options = [...holders.values()].at(-1);
  if (options) serve(options);
  else leaving = setTimeout(leave, GRACE_MS);
}

function serve(options: MountOptions): void {
  if (held && !isThere(held)) return;
  const { attributes, userToken, session: _once, nonce: _andOnce, ...fixedOptions } = options;
  const fixed = textOf(fixedOptions);
  if (held?.fixed !== fixed) {
    const wasOpen = held?.isOpen;
    leave();
    held = mountHeld(options, fixed);
    if (wasOpen) void held.chat('open');
    return;
  }
  if (!held.isOurs) return;
  if (held.userToken !== userToken) {
    held.userToken = userToken;
    void (userToken ? held.chat('identify', userToken) : held.chat('logout')).then(refreshStatus);
  }
  const text = textOf(attributes);
  if (held.attributes !== text) {
    held.attributes = text;
    if (attributes) void held.chat('set', attributes);
  }
}

function mountHeld(options: MountOptions, fixed: string): HeldChat {
  const isOurs = !window.MessengerTag?.version;
  const listening = new AbortController();
  const { signal } = listening;
  const chat: HeldChat = {
    chat: mount(options),
    isOurs,
    fixed,
    userToken: options.userToken,
    attributes: textOf(options.attributes),
    isOpen: false,
    listening,
  };
  const become = (isOpen: boolean) => () => {
    chat.isOpen = isOpen;
  };
  document.addEventListener('messenger-tag:opened', become(true), { signal });
  document.addEventListener('messenger-tag:closed', become(false), { signal });
  refreshStatus();
  return chat;
}

function leave(): void {
  held?.listening.abort();
  if (held?.isOurs && isThere(held)) void held.chat('destroy').then(refreshStatus);
  held = undefined;
}

/** Else the site has taken it away itself, and it comes back only with a component that comes anew. */
const isThere = ({ chat }: HeldChat): boolean => window.MessengerTag === chat;

/** Listens to each event that a component has had a handler for, and hands it to the one that it has now. */
function createHandlers(): { takeFrom(props: MessengerProps): MountOptions; stop(): void } {
  const listening = new AbortController();
  const heard = new Set<string>();
  let handlers: Record<string, unknown> = {};
  return {
    takeFrom(props) {
      const all = Object.entries(props);
      handlers = Object.fromEntries(all.filter(([name]) => isHandler(name)));
      for (const name of Object.keys(handlers)) {
        if (heard.has(name)) continue;
        heard.add(name);
        const call = (event: Event) => {
          const handler = handlers[name];
          if (typeof handler === 'function') handler(event);
        };
        document.addEventListener(`messenger-tag:${eventOf(name)}`, call, { signal: listening.signal });
      }
      return Object.fromEntries(all.filter(([name]) => !isHandler(name)));
    },
    stop: () => listening.abort(),
  };
}

const isHandler = (prop: string): boolean => /^on[A-Z]/.test(prop);

/** `onMessageReceived` is for `message_received`. */
function eventOf(handler: string): EventName {
  const words = handler.slice('on'.length).replace(/(?!^)[A-Z]/g, (letter) => `_${letter}`);
  return words.toLowerCase() as EventName;
}

/** The same for the same options, whatever their order. What cannot be told apart is taken for the same. */
function textOf(options: MountOptions | Attributes | undefined): string {
  try {
    return JSON.stringify(Object.entries(options ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
  } catch {
    return '';
  }
}
