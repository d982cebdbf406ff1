import type { Commands, LiveStatus, MessengerProps } from './component-api.ts';

/**
 * The chat of this page, for React 18 and 19. It renders nothing, on a server nothing happens, and it may be in several
 * places: the one that came last says the options. When the last one has left, and none has come half a second later, the
 * chat goes (`destroy`), and comes back with the next one as the same guest with the same conversation.
 */
export declare function Messenger(props: MessengerProps): null;

/** Commands and live status of the chat, in any component, whether the chat came by `<Messenger>` or by a tag. */
export declare function useMessenger(): UsedMessenger;

export interface UsedMessenger extends Commands {
  readonly status: LiveStatus;
}

export type { LiveStatus, MessengerProps };
