/** One thing that an organisation has received or sent. No secret is in it: `redact.ts` has seen to that. */
export type Entry = RequestEntry | FrameEntry;

/** What both kinds have in common. */
interface Seen {
  /** Counts up from 1, and goes on after a reset. */
  readonly id: number;
  /** When it began, ISO 8601. */
  readonly time: string;
  /** The host of Genesys that it was meant for, such as `api`; `null` where the path is none of Genesys's. */
  readonly host: string | null;
  readonly path: string;
}

/** An HTTP request and its answer; kept when that has been sent, the client has gone, or a fault lets it hang. */
export interface RequestEntry extends Seen {
  readonly kind: 'request';
  readonly method: string;
  readonly origin: string | null;
  /** The status that was answered; 0: there was no answer. */
  readonly status: number;
  readonly durationMs: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** What was sent, as far as the resource has read it. */
  readonly body?: unknown;
  /** The JSON that was answered. */
  readonly answer?: unknown;
}

/** One frame of a Guest API socket, or its end. */
export interface FrameEntry extends Seen {
  readonly kind: 'frame';
  readonly from: 'page' | 'genesys';
  /** Tells sockets apart, counting from 1. */
  readonly connection: number;
  /** The `action` of a page's frame, the `class` of one of Genesys's, or `close`. */
  readonly name: string;
  /** The code of Genesys's frame, or that of the close. */
  readonly code: number | null;
  readonly body: unknown;
}

/** An entry before it is kept. */
export type NewEntry = Omit<RequestEntry, 'id'> | Omit<FrameEntry, 'id'>;

/** What `GET …/events` sends: all there is, at the start and after a reset; then what is new. */
export interface EntriesEvent {
  readonly which: 'all' | 'new';
  readonly entries: readonly Entry[];
}

/** Whether something went wrong: an error status or none, an error code, a socket that was not closed in good order. */
export function isFailure(entry: Entry): boolean {
  if (entry.kind === 'request') return entry.status === 0 || entry.status >= 400;
  if (entry.name === 'close') return !GOOD_ORDER.has(entry.code ?? 0);
  return (entry.code ?? 0) >= 400;
}

/** Done, the page goes away, and no code at all (RFC 6455, 7.4.1). */
const GOOD_ORDER = new Set([1000, 1001, 1005]);
