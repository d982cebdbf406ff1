import { createServer, IncomingMessage, type Server, type ServerOptions, ServerResponse } from 'node:http';
import { type AddressInfo, Server as NetServer, type Socket } from 'node:net';
import type { Express } from 'express';

/** A server that listens. */
export interface Served {
  /** Its address, e.g. `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Stops without losing a request in flight; resolves when every connection is closed. */
  close(): Promise<void>;
}

/** Serves an Express application. Port 0 takes any free one. Rejects with Node's error when it cannot listen. */
export async function serve(app: Express, listen: { host: string; port: number }): Promise<Served> {
  const server = createServer(
    {
      ...bornWithPrototypesOf(app),
      // Node's defaults let slow clients hold a connection for minutes, and close idle ones before a load balancer
      // does, which then sends a request into a closed connection (server.md 3.8).
      headersTimeout: 10_000,
      requestTimeout: 15_000,
      keepAliveTimeout: 65_000,
    },
    (req, res) => {
      if (held) held.push(() => app(req, res));
      else app(req, res);
    },
  );
  /** Requests that wait for the moment in which the listener closes. */
  let held: (() => void)[] | undefined;
  const drain = drainer(server, async () => {
    held = [];
    await quietMoment(server);
    return () => {
      const waiting = held ?? [];
      held = undefined;
      for (const answer of waiting) answer();
    };
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(listen.port, listen.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return { url: addressOf(server), close: drain };
}

/**
 * Express sets the prototype of every request and response, after which V8 runs them as slow objects. Born with that
 * prototype, they stay fast: 3.9 times the requests a second (server.md 3.2).
 */
function bornWithPrototypesOf(app: Express): ServerOptions {
  return {
    IncomingMessage: bornAs(app.request, IncomingMessage),
    ServerResponse: bornAs(app.response, ServerResponse),
  } as unknown as ServerOptions;
}

function bornAs(prototype: object, parent: typeof IncomingMessage | typeof ServerResponse): unknown {
  function Born(this: object, ...args: unknown[]) {
    Reflect.apply(parent, this, args);
  }
  Born.prototype = prototype;
  // V8 reserves room in an object for what its constructor's ancestors set. Without it, Node's many properties of a
  // response overflow into a dictionary: 30 µs of each request.
  return Object.setPrototypeOf(Born, parent);
}

/** For how long a connection may still bring a request that was sent before its client knew of the stop. */
const LAST_REQUESTS_MS = 500;
/** After that, who has been answered in between is not waited for. */
const IDLE_LOOK_MS = 50;
/** After this long, whatever is left is cut off. */
const DEADLINE_MS = 10_000;

/** Plain `server.close()` never ends while clients keep their connections busy (server.md 3.8). */
function drainer(server: Server, hold: () => Promise<() => void>): () => Promise<void> {
  const inFlight = new Set<ServerResponse>();
  const connections = new Set<Socket>();
  let draining: Promise<void> | undefined;
  let isLastAnswer = false;

  /** One for all: a function of each request's own is a price that every request pays. */
  function leaveFlight(this: ServerResponse) {
    inFlight.delete(this);
  }
  server.prependListener('request', (_req, res: ServerResponse) => {
    if (isLastAnswer) res.setHeader('Connection', 'close');
    inFlight.add(res);
    res.on('close', leaveFlight);
  });
  server.on('connection', (socket: Socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });

  const closeIdle = () => {
    server.closeIdleConnections();
    // Node takes a connection that has never said anything (browsers open some in advance) for a busy one.
    for (const socket of connections) if (socket.bytesRead === 0) socket.destroy();
  };

  const drain = async () => {
    // Nobody is sent away before: who is comes back at once on a new connection.
    const release = await hold();
    isLastAnswer = true;
    for (const res of inFlight) {
      if (!res.headersSent) res.setHeader('Connection', 'close');
    }
    await new Promise<void>((resolve, reject) => {
      const closeIdleFromNowOn = () => {
        // In the turn's last phase, when what has come in by now has been read.
        setImmediate(closeIdle);
        closingIdle = setTimeout(closeIdleFromNowOn, IDLE_LOOK_MS);
      };
      let closingIdle = setTimeout(closeIdleFromNowOn, LAST_REQUESTS_MS);
      const cutOff = setTimeout(() => server.closeAllConnections(), DEADLINE_MS);
      // The HTTP server's own close would cut idle connections at once, and with them requests on their way.
      NetServer.prototype.close.call(server, (error) => {
        clearTimeout(closingIdle);
        clearTimeout(cutOff);
        if (error) reject(error);
        else resolve();
      });
      release();
    });
  };

  return () => {
    draining ??= drain();
    return draining;
  };
}

/**
 * When a listener closes, the kernel resets the connections that wait for it and have not been seen by this process, with
 * the requests in them. So no request is begun for a few turns of the event loop, until none brings a connection any more:
 * whoever waits for an answer opens no other.
 */
async function quietMoment(server: Server): Promise<void> {
  let accepted = 0;
  const count = () => {
    accepted++;
  };
  server.on('connection', count);
  const until = performance.now() + LONGEST_HOLD_MS;
  for (let quietTurns = 0; quietTurns < QUIET_TURNS && performance.now() < until; ) {
    accepted = 0;
    await new Promise<void>((resolve) => setImmediate(resolve));
    quietTurns = accepted === 0 ? quietTurns + 1 : 0;
  }
  server.off('connection', count);
}

const LONGEST_HOLD_MS = 100;
const QUIET_TURNS = 10;

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  const everywhere: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };
  const host = everywhere[address] ?? (family === 'IPv6' ? `[${address}]` : address);
  return `http://${host}:${port}`;
}
