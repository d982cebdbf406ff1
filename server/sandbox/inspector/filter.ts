import { type Entry, isFailure } from './entry.ts';

/** Which entries are meant; each member narrows it. */
export interface ReceivedFilter {
  kind?: Entry['kind'];
  /** One of Genesys's hosts: `login`, `api`, `api-cdn`, `apps` or `webmessaging`. */
  host?: string;
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

/** The filter by which a test finds entries like this one, whatever ids and times it has. */
export function filterFor(entry: Entry): ReceivedFilter {
  if (entry.kind === 'frame') return { kind: 'frame', from: entry.from, name: entry.name };
  const { kind, method, path, status } = entry;
  return { kind, method, path, status };
}

/** One line that tells it from others: `POST /oauth/token 200`, `page → configureSession`, `page ← SessionResponse 200`. */
export function lineOf(entry: Entry): string {
  if (entry.kind === 'request') return `${entry.method} ${entry.path} ${entry.status || 'no answer'}`;
  const { from, name, code } = entry;
  return `page ${from === 'page' ? '→' : '←'} ${name}${code === null ? '' : ` ${code}`}`;
}

/** JSON escapes quotes and line ends, which nobody types that way. */
function wordsOf(entry: Entry): string {
  return `${lineOf(entry)} ${textsIn(entry).join(' ')}`.toLowerCase();
}

function textsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...textsIn(inner)]);
}
