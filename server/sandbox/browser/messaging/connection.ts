import { pageClock } from '../clock.ts';
import { at } from '../deployment.ts';

/** An answer or a notice of the Guest API (genesys.md 4, CONFIRMED). Some events carry it as it is (genesys.md 7.5). */
export interface ServerFrame {
  readonly type?: string;
  readonly class: string;
  readonly code: number;
  readonly body: unknown;
  readonly tracingId?: string;
}

interface ConnectionEvents {
  opened(): void;
  received(frame: ServerFrame): void;
  /** Not told when this side closed it. */
  lost(): void;
}

/** One WebSocket of the page (its Origin is the page's, its CSP applies), speaking JSON frames. */
export class Connection {
  readonly #socket: WebSocket;

  constructor(url: string, events: ConnectionEvents) {
    this.#socket = new WebSocket(url);
    this.#socket.addEventListener('open', () => events.opened());
    this.#socket.addEventListener('close', () => events.lost());
    this.#socket.addEventListener('message', ({ data }) => {
      const frame = parseServerFrame(data);
      if (frame && !pageClock.take(frame)) events.received(frame);
    });
  }

  send(frame: object): void {
    this.#socket.send(JSON.stringify(frame));
  }

  close(): void {
    this.#socket.close(1000);
  }
}

/** Nothing for what is no frame; the real Messenger's manners with such are not documented. */
export function parseServerFrame(data: unknown): ServerFrame | undefined {
  let frame: unknown;
  try {
    frame = JSON.parse(String(data));
  } catch {
    return undefined;
  }
  const [type, className, code, tracingId] = ['type', 'class', 'code', 'tracingId'].map((name) =>
    at(frame, name),
  );
  if (typeof className !== 'string' || typeof code !== 'number') return undefined;
  return {
    ...(typeof type === 'string' && { type }),
    class: className,
    code,
    body: at(frame, 'body'),
    ...(typeof tracingId === 'string' && { tracingId }),
  };
}
