import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, Server as NetServer, type Socket } from 'node:net';
import { oneByOne } from './pipelines.ts';

/** Where to listen. Port 0 takes any free one. */
export interface Listen {
  readonly host: string;
  readonly port: number;
}

/** A server that listens. */
export interface Served {
  /** Its address, e.g. `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Stops without losing a request in flight; resolves when every connection is closed. */
  close(): Promise<void>;
}

/** Starts a server of our own with this handler. Rejects with Node's error when it cannot listen. */
export async function startServer(handler: RequestListener, { host, port }: Listen): Promise<Served> {
  const server = createServer(
    {
      // Node's defaults let slow clients hold a connection for minutes, and close idle ones before a load balancer
      // does, which then sends a request into a closed connection (performance.md 3.6).
      headersTimeout: 10_000,
      requestTimeout: 15_000,
      keepAliveTimeout: 65_000,
      // How often the first two are looked at: by default every 30 s, which makes them as long.
      connectionsCheckingInterval: 1_000,
    },
    oneByOne((req, res) => {
      enterFlight(res);
      if (held) held.push(() => handler(req, res));
      else handler(req, res);
    }),
  );
  // By default Node drops what comes after 1 000 header fields, and says nothing. They have a bound in bytes.
  server.maxHeadersCount = 0;
  /** Requests that wait for the moment in which the listener closes. */
  let held: (() => void)[] | undefined;
  const { enterFlight, drain } = drainer(server, async () => {
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
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return { url: addressOf(server), close: drain };
}

/** For how long a connection may still bring a request that was sent before its client knew of the stop. */
const LAST_REQUESTS_MS = 500;
/** After that, who has been answered in between is not waited for. */
const IDLE_LOOK_MS = 50;
/** After this long, whatever is left is cut off. */
const DEADLINE_MS = 10_000;

/** Plain `server.close()` never ends while clients keep their connections busy (performance.md 3.6). */
function drainer(
  server: Server,
  hold: () => Promise<() => void>,
): { enterFlight(res: ServerResponse): void; drain(): Promise<void> } {
  const inFlight = new Set<ServerResponse>();
  const connections = new Set<Socket>();
  let draining: Promise<void> | undefined;
  let isLastAnswer = false;

  /** One for all: a function of each request's own is a price that every request pays. */
  function leaveFlight(this: ServerResponse) {
    inFlight.delete(this);
  }
  const enterFlight = (res: ServerResponse) => {
    if (isLastAnswer) res.setHeader('Connection', 'close');
    inFlight.add(res);
    res.on('close', leaveFlight);
  };
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
        // Only this one ends the interval that looks for slow clients, and with it what keeps all of the companion in memory.
        server.close();
        if (error) reject(error);
        else resolve();
      });
      release();
    });
  };

  return {
    enterFlight,
    drain() {
      draining ??= drain();
      return draining;
    },
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
