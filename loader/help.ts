import type { CommandName, EventName } from './api.ts';
import type { EventDetails } from './events.ts';

/** Each command: what stands behind its name, and what it does; for `public/docs/contract.md`. */
export const commandsHelp: Record<CommandName, [argument: string, effect: string]> = {
  open: [
    '`{ message }`, or nothing',
    'opens the window, and starts everything that is not yet there; `message` is sent as the visitor’s own words, once, and only where it was a click or a key of theirs',
  ],
  close: ['', 'closes the window'],
  toggle: ['', 'opens a closed window, closes an open one'],
  show: ['', 'shows the launcher; Messenger’s, too, where the deployment has it on demand'],
  hide: [
    '',
    'hides the launcher, and with it the panel; Messenger’s, too, where the deployment has it on demand',
  ],
  set: ["`{ plan: 'gold' }`", 'customer attributes; kept, and sent again after a conversation is cleared'],
  identify: [
    'the signed token, or a function that gives one, maybe by a promise',
    'a visitor has signed in: a guest with the token’s claims takes the place of the one before, and Genesys gets a code for them where the companion is the site’s OpenID provider; the same `sub` is the same person, and only their token is replaced; a function is asked again when its token is nearly over or was refused, and has 8 s',
  ],
  logout: [
    '',
    'ends the guest session, clears the conversation and signs out at Genesys, also where the page is left in the same moment: then the next page does it first; a new guest takes its place',
  ],
  consent: ['`true` or `false`', 'what the visitor said to the site’s own consent banner'],
  on: ['event, listener', 'calls the listener with the `CustomEvent`'],
  off: ['event, listener', 'calls it no longer'],
  status: ['', 'does nothing; the answer says where the chat stands, as that of every command does'],
  destroy: ['', 'closes the window and takes everything of ours off the page'],
};

/** Each event: the names in its `detail`, and when it comes; for `public/docs/contract.md`. */
export const eventsHelp: { [Name in EventName]: [detail: (keyof EventDetails[Name])[], when: string] } = {
  ready: [[], 'Messenger is there'],
  opened: [[], 'the window has opened'],
  closed: [[], 'the window has closed'],
  conversation_started: [[], 'a conversation has begun'],
  message_sent: [[], 'the visitor sends a message'],
  message_received: [['unread'], 'messages came; `unread` counts them while the window is closed'],
  conversation_ended: [[], 'the conversation was disconnected'],
  consent_needed: [[], 'the visitor wants the chat and is asked for consent'],
  sign_in_needed: [
    [],
    'the visitor has to sign in at the site before the chat can open or go on: nobody is known, or the token is over; show your login, then `identify`',
  ],
  invite_shown: [[], 'the invitation of `data-invite` stands beside the launcher'],
  invite_taken: [[], 'the visitor opened the chat while it stood there'],
  invite_dismissed: [[], 'the visitor closed it, and is never invited again'],
  availability: [
    ['state', 'opensAt', 'waitSeconds', 'agents'],
    'only with `data-when-closed` or `data-show-wait`: the companion has said whether anybody is there, and it is another answer than before',
  ],
  problem: [['code', 'retryable', 'detail'], 'something went wrong; `detail` says what to do'],
};
