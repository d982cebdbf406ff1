import { useEffect, useRef, useSyncExternalStore } from 'react';
import { type Holding, holdChat } from './held-chat.ts';
import { chat, currentStatus, nowhere, watchStatus } from './live-status.ts';
import type { Messenger as MessengerType, useMessenger as UseMessenger } from './react-api.ts';

/** `react-api.ts` says what it promises. */
export const Messenger: typeof MessengerType = (props) => {
  const holding = useRef<Holding>(undefined);
  useEffect(() => {
    if (holding.current) holding.current.change(props);
    else holding.current = holdChat(props);
  });
  useEffect(
    () => () => {
      holding.current?.release();
      holding.current = undefined;
    },
    [],
  );
  return null;
};

export const useMessenger: typeof UseMessenger = () => {
  const status = useSyncExternalStore(watchStatus, currentStatus, () => nowhere);
  return { chat, status };
};
