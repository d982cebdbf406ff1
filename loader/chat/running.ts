import type { Chat } from './chat-part.ts';
import { keepGuest } from './guest.ts';
import { surviveSwaps } from './swaps.ts';

/** What goes on for as long as Messenger is there. */
export function start(chat: Chat): void {
  surviveSwaps(chat.page.signal);
  if (chat.now().guest) keepGuest(chat);
}
