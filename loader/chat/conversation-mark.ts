import { CHATTING } from '../unasked.ts';
import { storage } from './storage.ts';

/** In ms. Nobody waits for an answer longer; and a mark that was left behind costs its pages no more than that. */
const LONGEST = 24 * 60 * 60 * 1000;

/**
 * The mark in the page's storage that a conversation of this visitor goes on: with it every page fetches the chat unasked,
 * so that answers reach them. Ours, since Genesys may keep its own on its own origin (genesys.md 3.5, CONFIRMED-2).
 */
export const conversation = {
  goesOn: () => storage.write(CHATTING, `${Date.now()}`),

  ended: () => storage.write(CHATTING, ''),

  isOn(): boolean {
    const since = Number(storage.read(CHATTING) ?? 0);
    const isOn = since > Date.now() - LONGEST;
    if (since && !isOn) conversation.ended();
    return isOn;
  },
};
