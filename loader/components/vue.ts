import {
  camelize,
  defineComponent,
  onActivated,
  onDeactivated,
  onMounted,
  onUnmounted,
  onUpdated,
  shallowRef,
  watch,
} from 'vue';
import { optionNames } from '../build-time.ts';
import type { MessengerProps } from './component-api.ts';
import { type Holding, holdChat } from './held-chat.ts';
import { chat, currentStatus, nowhere, watchStatus } from './live-status.ts';
import type { Messenger as MessengerType, useMessenger as UseMessenger } from './vue-api.ts';

/** `vue-api.ts` says what it promises. */
export const Messenger = defineComponent({
  name: 'MessengerTag',
  inheritAttrs: false,
  props: [...optionNames, 'companion', 'nonce', 'attributes', 'session'],
  setup(props, { attrs }) {
    let holding: Holding | undefined;
    const all = () => ({ ...props, ...handlersIn(attrs) }) as MessengerProps;
    const hold = () => {
      if (holding) holding.change(all());
      else holding = holdChat(all());
    };
    const release = () => {
      holding?.release();
      holding = undefined;
    };
    onMounted(hold);
    // Deep, for `attributes` that the site changes in place.
    watch(props, () => holding?.change(all()), { deep: true });
    // Vue tells of changed handlers by nothing else.
    onUpdated(() => holding?.change(all()));
    onUnmounted(release);
    onActivated(hold);
    onDeactivated(release);
    return () => null;
  },
}) as unknown as typeof MessengerType;

export const useMessenger: typeof UseMessenger = () => {
  const status = shallowRef(nowhere);
  let stop: (() => void) | undefined;
  onMounted(() => {
    const take = () => {
      status.value = currentStatus();
    };
    stop = watchStatus(take);
    take();
  });
  onUnmounted(() => stop?.());
  return { chat, status };
};

/** A template may write `@message_received` or `@message-received`; both are the same. */
function handlersIn(attrs: Record<string, unknown>): Record<string, unknown> {
  const handlers = Object.entries(attrs).filter(([name]) => name.startsWith('on'));
  return Object.fromEntries(
    handlers.map(([name, handler]) => [camelize(name.replaceAll('_', '-')), handler]),
  );
}
