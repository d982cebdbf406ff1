import { type Entry, type FrameEntry, isFailure } from './entry.ts';

/** Which entries are meant; each member narrows it. */
export interface ReceivedFilter {
  kind?: Entry['kind'];
  /** Which of Genesys's hosts it was meant for. */
  host?: 'login' | 'api' | 'api-cdn' | 'apps' | 'webmessaging';
  /** HTTP method, in any case. */
  method?: string;
  /** What the path begins with. */
  path?: string;
  /** HTTP status; 0: no answer. */
  status?: number;
  /** Who sent the frame. */
  from?: 'page' | 'genesys';
  /** A frame's `action` or `class`, or `close`. */
  name?: string;
  /** Words that stand anywhere in it, in any case. */
  text?: string;
  /** Only what went wrong. */
  failed?: true;
}

export function fits(entry: Entry, filter: ReceivedFilter): boolean {
  const { kind, host, method, path, status, from, name, text, failed } = filter;
  const request = entry.kind === 'request' ? entry : undefined;
  const frame = entry.kind === 'frame' ? entry : undefined;
  return (
    (kind === undefined || entry.kind === kind) &&
    (host === undefined || entry.host === host) &&
    (method === undefined || request?.method === method.toUpperCase()) &&
    (path === undefined || entry.path.startsWith(path)) &&
    (status === undefined || request?.status === status) &&
    (from === undefined || frame?.from === from) &&
    (name === undefined || frame?.name === name) &&
    (text === undefined || wordsOf(entry).includes(text.toLowerCase())) &&
    (failed === undefined || isFailure(entry))
  );
}

/** The filter by which a test finds entries like this one, whatever ids and times there are. */
export function filterFor(entry: Entry): ReceivedFilter {
  if (entry.kind === 'frame') {
    const { from, name } = entry;
    const text = messageOf(entry).text || subjectOf(entry);
    return { from, name, ...(text && { text }) };
  }
  const { kind, method, path, status } = entry;
  const [beforeIds = path] = path.split(UUID);
  return { kind, method, path: beforeIds, status };
}

/** One line that tells it from others: `POST /oauth/token 200`, `page → onMessage “Hello?”`, `page ← SessionResponse 200`. */
export function lineOf(entry: Entry): string {
  if (entry.kind === 'request') return `${entry.method} ${entry.path} ${entry.status || 'no answer'}`;
  const { from, name, code } = entry;
  return [`page ${from === 'page' ? '→' : '←'} ${name}`, code ?? '', subjectOf(entry)]
    .filter(Boolean)
    .join(' ');
}

/** What a frame is about, in few words: what is said in it, or what happens: `Presence Join`. Empty for all others. */
export function subjectOf(entry: FrameEntry): string {
  const { text, events } = messageOf(entry);
  if (text) return `“${text.length > MAX_SUBJECT ? `${text.slice(0, MAX_SUBJECT)}…` : text}”`;
  const [event] = events;
  return event === undefined ? '' : `${event.eventType} ${Object(event[event.eventType.toLowerCase()]).type}`;
}

/** Each test has another deployment, and other conversations. */
const UUID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/i;
const MAX_SUBJECT = 80;

/** The text and the events of a message, from either side; anything may be in a frame. */
function messageOf({ from, body }: FrameEntry): {
  text: string;
  events: { eventType: string; [name: string]: unknown }[];
} {
  const { text, events } = Object(Object(body)[from === 'page' ? 'message' : 'body']);
  return {
    text: typeof text === 'string' ? text : '',
    events: Array.isArray(events) ? events.filter((event) => typeof event?.eventType === 'string') : [],
  };
}

/** JSON escapes quotes and line ends, which nobody types that way. */
function wordsOf(entry: Entry): string {
  return `${lineOf(entry)} ${textsIn(entry).join(' ')}`.toLowerCase();
}

function textsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...textsIn(inner)]);
}
