import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { CompanionParts } from '../app.ts';
import { type Config, TRICKS } from '../config/config.ts';
import { createApp } from '../hosts/express.ts';
import { createHandler } from '../hosts/fetch.ts';
import { serve } from '../hosts/serve.ts';
import type { Served } from '../hosts/server.ts';

/** Starts a companion on a free port, in one of the ways that there are. */
export type Host = (config: Config, parts: CompanionParts) => Promise<Served>;

const listen = { host: '127.0.0.1', port: 0 };

export const ownProcess: Host = (config, parts) => serve(config, { ...parts, listen });

/** Every way through the companion: each gives the same answers. */
export const hosts: Readonly<Record<string, Host>> = {
  'in its own process': ownProcess,
  'in its own process, without what makes it fast': (config, parts) =>
    serve({ ...config, serveWithout: TRICKS }, { ...parts, listen }),
  'in a host of Node': (config, parts) => {
    const app = createApp(config, parts);
    return started(app, app.close);
  },
  'in a host that speaks fetch': (config, parts) => {
    const addressOf = (_request: Request, incoming: IncomingMessage) => incoming.socket.remoteAddress;
    const handler = createHandler<[IncomingMessage]>(config, { ...parts, addressOf });
    const listener = getRequestListener((request, { incoming }) =>
      handler(request, incoming as IncomingMessage),
    );
    return started(listener, handler.close);
  },
};

async function started(listener: RequestListener, close: () => Promise<void>): Promise<Served> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await close();
    },
  };
}
