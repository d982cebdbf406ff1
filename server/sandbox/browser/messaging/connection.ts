import { pageClock } from '../clock.ts';
import { at } from '../deployment.ts';

/** An answer or a notice of the Guest API (genesys.md 4, CONFIRMED). */
export interface ServerFrame {
  readonly class: string;
  readonly code: number;
  readonly body: unknown;
  readonly tracingId: string | undefined;
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
  const [className, code, tracingId] = [at(frame, 'class'), at(frame, 'code'), at(frame, 'tracingId')];
  if (typeof className !== 'string' || typeof code !== 'number') return undefined;
  return {
    class: className,
    code,
    body: at(frame, 'body'),
    tracingId: typeof tracingId === 'string' ? tracingId : undefined,
  };
}
