import { subscribe } from 'node:diagnostics_channel';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { clearInterval, setInterval } from 'node:timers';
import type { Served } from '../hosts/server.ts';

/**
 * Has its clients hang up when it is closed. `fetch` keeps connections for later, and a companion that stops waits half a second
 * for what may still come on them: `server.test.ts` of the hosts looks at that, and all other tests would only wait.
 */
export function withClientsThatHangUp({ url, close }: Served): Served {
  watchServers();
  const port = Number(new URL(url).port);
  return {
    url,
    async close() {
      const looking = setInterval(() => servers.get(port)?.closeIdleConnections(), LOOK_MS);
      try {
        await close();
      } finally {
        clearInterval(looking);
        servers.delete(port);
      }
    },
  };
}

const LOOK_MS = 5;

/** Those of this process that were asked something, by their port. */
const servers = new Map<number, Server>();
let areWatched = false;

function watchServers(): void {
  if (areWatched) return;
  areWatched = true;
  subscribe('http.server.request.start', (message) => {
    const { server } = message as { readonly server: Server };
    const address = server.address() as AddressInfo | null;
    if (address !== null) servers.set(address.port, server);
  });
}
