import type { AllowedComponentProps, ComponentCustomProps, ShallowRef, VNodeProps } from 'vue';
import type { Commands, LiveStatus, MessengerProps } from './component-api.ts';

/**
 * The chat of this page, for Vue 3. It renders nothing, on a server nothing happens, and it may be in several places: the
 * one that came last says the options. When the last one has left, and none has come half a second later, the chat goes
 * (`destroy`), and comes back with the next one as the same guest with the same conversation.
 */
export declare const Messenger: new () => {
  $props: MessengerProps & VNodeProps & AllowedComponentProps & ComponentCustomProps;
};

/** Commands and live status of the chat, in any component, whether the chat came by `<Messenger>` or by a tag. */
export declare function useMessenger(): UsedMessenger;

export interface UsedMessenger extends Commands {
  readonly status: Readonly<ShallowRef<LiveStatus>>;
}

export type { LiveStatus, MessengerProps };
