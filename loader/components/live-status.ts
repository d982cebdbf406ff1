import type { EventName, MessengerTag, Status } from '../api.ts';
import type { LiveStatus } from './component-api.ts';

/** Where there is no chat, on a server above all. Always the same object: frameworks compare by identity. */
export const nowhere: LiveStatus = { state: 'waiting', unread: 0 };

/** Those after which the status may be another one. */
const events = [
  'ready',
  'opened',
  'closed',
  'message_received',
  'conversation_ended',
  'consent_needed',
  'availability',
  'problem',
] as const satisfies readonly EventName[];

const listeners = new Set<() => void>();
let listening: AbortController | undefined;
let status = nowhere;
let unread = 0;
let asked = 0;

/** As of the last event or command. */
export const currentStatus = (): LiveStatus => status;

/** Calls the listener when the status is another one. Answers what ends that. */
export function watchStatus(listener: () => void): () => void {
  listeners.add(listener);
  if (!listening) {
    listening = new AbortController();
    for (const event of events)
      document.addEventListener(`messenger-tag:${event}`, take, { signal: listening.signal });
    refreshStatus();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    listening?.abort();
    listening = undefined;
  };
}

function take(event: Event): void {
  if (event.type.endsWith(':message_received'))
    unread = (event as CustomEvent<{ unread: number }>).detail.unread;
  if (event.type.endsWith(':opened')) unread = 0;
  refreshStatus();
}

/** Asks the chat where it stands, if there is one and anybody wants to know. The answer to the last question counts. */
export function refreshStatus(): void {
  if (listeners.size === 0) return;
  const question = ++asked;
  void askStatus().then((answer) => {
    if (question === asked) become(answer);
  });
}

/** The queue that stands in for a chat would keep the question for later. */
async function askStatus(): Promise<Status> {
  return window.MessengerTag?.version ? window.MessengerTag('status') : { state: 'waiting' };
}

function become(next: Status): void {
  if (!window.MessengerTag?.version) unread = 0;
  const live = { ...next, unread };
  if (JSON.stringify(live) === JSON.stringify(status)) return;
  status = live;
  for (const listener of listeners) listener();
}

/** `window.MessengerTag`, whichever that is now, or the documented queue until one is there. */
export const chat = (async (...command: [never]): Promise<Status> => {
  if (typeof window === 'undefined') return { state: 'waiting' };
  window.MessengerTag ??= createQueue();
  const answer: Promise<Status> | undefined = window.MessengerTag(...command);
  // What began just now is a state of its own: the visitor's click is to be seen.
  refreshStatus();
  const after = (await answer) ?? { state: 'waiting' };
  refreshStatus();
  return after;
}) as MessengerTag;

/** As the line that sites put before the tag: it keeps commands for the tag, and answers nothing. */
function createQueue(): MessengerTag {
  const queue: MessengerTag = ((...command: unknown[]) => {
    queue.q = [...Array.from(queue.q ?? []), command];
  }) as unknown as MessengerTag;
  return queue;
}
