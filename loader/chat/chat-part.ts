import type { State } from '../api.ts';
import type { Problem } from '../events.ts';
import type { Page } from '../stages.ts';
import type { Emit } from './emit.ts';
import type { GuestSession } from './guest-wire.ts';
import type { Messenger } from './messenger.ts';
import type { View } from './panel.ts';
import type { recall, remember } from './storage.ts';
import type { Texts } from './text-types.ts';

/** What the parts of the chat that few pages need are given, when they are fetched. */
export interface Chat {
  page: Page;
  /** Where the guest's `resume` is kept in the page's storage. */
  key: string;
  endpoint: string;
  messenger: Messenger;
  texts: Promise<Texts>;
  emit: Emit;
  panel(view?: View): void;
  want(open: boolean): Promise<void>;
  prepare(): Promise<void>;
  now(): {
    state: State;
    problem: Problem | undefined;
    guest: GuestSession | undefined;
    unread: number;
  };
  recall: typeof recall;
  remember: typeof remember;
  /** Asks the companion for the guest, anew. */
  renew(): Promise<void>;
  tell(error: unknown): void;
}

export interface ChatPart {
  start(chat: Chat): void | Promise<void>;
}
