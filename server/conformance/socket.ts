import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import { z } from 'zod';
import { Unreachable, whyUnreachable } from '../doctor/ask.ts';

/** What came over the socket. Any member may be missing or of another kind: that is what is looked at. */
export interface Frame {
  readonly type?: unknown;
  readonly class?: unknown;
  readonly code?: unknown;
  readonly body?: unknown;
  readonly tracingId?: unknown;
}

/** One socket of the Guest API. */
export interface Connection {
  /** All that has come, in order. */
  readonly frames: readonly Frame[];
  readonly isOpen: () => boolean;
  /** Sends, and does not wait. */
  tell(request: object): void;
  /**
   * Sends with a `tracingId` of its own, and resolves with the frame that answers; with `undefined` when none comes in time.
   * Where answers have no `tracingId`, the first response is taken, or message of the class `answeredBy`.
   */
  ask(request: object, answeredBy: string): Promise<Frame | undefined>;
  /** The first frame that `matches` of those that came or come in time, else `undefined`. */
  find(matches: (frame: Frame) => boolean): Promise<Frame | undefined>;
  close(): void;
}

export interface SocketParts {
  readonly url: string;
  /** None: no such header is sent. */
  readonly origin: string | undefined;
  /** For the upgrade, and for each answer, ms. */
  readonly timeoutMs: number;
  /** Ends every wait. */
  readonly signal: AbortSignal;
}

/** Opens a socket; a number is the status of a refused upgrade. Rejects with `Unreachable`, or as the signal says. */
export async function openSocket({
  url,
  origin,
  timeoutMs,
  signal,
}: SocketParts): Promise<Connection | number> {
  signal.throwIfAborted();
  const socket = new WebSocket(url, { handshakeTimeout: timeoutMs, ...(origin !== undefined && { origin }) });
  const opened = new Promise<number | undefined>((resolve, reject) => {
    socket.once('open', () => resolve(undefined));
    socket.once('unexpected-response', (request, { statusCode }) => {
      request.destroy();
      resolve(statusCode ?? 0);
    });
    socket.on('error', (error) => reject(whyNoSocket(url, error)));
  });
  const status = await opened;
  return status ?? connectionOf(socket, { timeoutMs, signal });
}

/** `ws` knows no proxy, and says of a firewall only that there is no way. */
function whyNoSocket(url: string, error: Error): Unreachable {
  const { message, remedy } = whyUnreachable(new URL(url.replace(/^ws/, 'http')), error);
  const isProxied = Boolean(process.env.HTTPS_PROXY ?? process.env.https_proxy);
  const hint = isProxied
    ? ' The socket does not go through HTTPS_PROXY: run this where there is a direct way out.'
    : '';
  return new Unreachable(message, remedy + hint);
}

function connectionOf(
  socket: WebSocket,
  { timeoutMs, signal }: Pick<SocketParts, 'timeoutMs' | 'signal'>,
): Connection {
  const frames: Frame[] = [];
  const changes = new EventTarget();
  const changed = () => changes.dispatchEvent(new Event('change'));
  socket.on('message', (data) => {
    frames.push(frameOf(String(data)));
    changed();
  });
  socket.on('close', changed);
  const isOpen = () => socket.readyState === WebSocket.OPEN;
  const tell = (request: object) => socket.send(JSON.stringify(request));

  /** From the frame with this number on. A socket that closes brings nothing more. */
  const findFrom = async (start: number, matches: (frame: Frame) => boolean) => {
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    for (;;) {
      const found = frames.slice(start).find(matches);
      if (found !== undefined || !isOpen() || deadline.aborted) {
        signal.throwIfAborted();
        return found;
      }
      await nextOf(changes, deadline);
    }
  };
  return {
    frames,
    isOpen,
    tell,
    async ask(request, answeredBy) {
      // The refusal of a file may be of either type (genesys.md 11.1, CONFIRMED).
      const classes = [answeredBy, 'GenerateUrlError'];
      const tracingId = randomUUID();
      const start = frames.length;
      if (!isOpen()) return undefined;
      tell({ ...request, tracingId });
      const answers = (frame: Frame) =>
        frame.tracingId === undefined
          ? !isUnasked(frame) && (frame.type === 'response' || classes.includes(String(frame.class)))
          : frame.tracingId === tracingId;
      return findFrom(start, answers);
    },
    find: (matches) => findFrom(0, matches),
    close: () => socket.close(),
  };
}

/** What somebody says to the visitor has no `tracingId` and answers nothing. */
function isUnasked({ body }: Frame): boolean {
  return (Object(body) as { direction?: unknown }).direction === 'Outbound';
}

function nextOf(changes: EventTarget, deadline: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      changes.removeEventListener('change', done);
      deadline.removeEventListener('abort', done);
      resolve();
    };
    changes.addEventListener('change', done);
    deadline.addEventListener('abort', done);
  });
}

/** What is no JSON object is a frame without any member. */
function frameOf(data: string): Frame {
  try {
    return z.looseObject({}).catch({}).parse(JSON.parse(data));
  } catch {
    return {};
  }
}
