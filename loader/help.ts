import type { CommandName, EventName } from './api.ts';
import type { EventDetails, ProblemCode } from './events.ts';

/** When each problem comes, for the README. */
export const problemsHelp: Record<ProblemCode, string> = {
  blocked: 'a blocker, the network or the site’s policy stopped a script',
  timeout: 'Genesys took too long',
  offline: 'the visitor is offline; the chat opens when they are connected again',
  'token-refused': 'the companion refuses this deployment or request',
  'token-unavailable': 'the companion, or Genesys behind it, has no guest session; Messenger opens without',
  'domain-not-allowed': 'the page’s domain is not on the deployment’s list in Genesys',
  'deployment-inactive': 'the deployment is switched off in Genesys',
  'unknown-region': 'the tag names a region that Genesys does not have',
  'bad-config':
    'tag and companion do not name a deployment and a region, an attribute is too large, or `companion` is no address',
  'already-installed': 'the page has the tag twice; the first one serves',
};

/** Each command: what stands behind its name, and what it does; for the README. */
export const commandsHelp: Record<CommandName, [argument: string, effect: string]> = {
  open: ['', 'opens the window, and starts everything that is not yet there'],
  close: ['', 'closes the window'],
  toggle: ['', 'one or the other'],
  show: ['', 'shows the launcher'],
  hide: ['', 'hides the launcher, and with it the panel'],
  set: ["`{ plan: 'gold' }`", 'customer attributes; kept, and sent again after a conversation is cleared'],
  identify: [
    'the signed token',
    'a visitor has signed in: a guest with the token’s claims takes the place of the one before',
  ],
  logout: ['', 'ends the guest session and clears the conversation; a new guest takes its place'],
  consent: ['`true` or `false`', 'what the visitor said to the site’s own consent banner'],
  on: ['event, listener', 'calls the listener with the `CustomEvent`'],
  off: ['event, listener', 'no longer'],
  status: ['', 'nothing but the answer that every command has'],
  destroy: ['', 'closes the window and takes everything of ours off the page'],
};

/** Each event: the names in its `detail`, and when it comes; for the README. */
export const eventsHelp: { [Name in EventName]: [detail: (keyof EventDetails[Name])[], when: string] } = {
  ready: [[], 'Messenger is there'],
  opened: [[], 'the window has opened'],
  closed: [[], 'the window has closed'],
  conversation_started: [[], 'a conversation has begun'],
  message_sent: [[], 'the visitor sends a message'],
  message_received: [['unread'], 'messages came; `unread` counts them while the window is closed'],
  conversation_ended: [[], 'the conversation was disconnected'],
  consent_needed: [[], 'the visitor wants the chat and is asked for consent'],
  problem: [['code', 'retryable', 'detail'], 'something went wrong; `detail` says what to do'],
};
