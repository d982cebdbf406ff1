import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket, Server as TcpServer } from 'node:net';
import express, { type Express } from 'express';
import { agentRouter } from './agent/route.ts';
import { appsRouter } from './apps.ts';
import { contentDeliveryRouter } from './content-delivery.ts';
import { controlRouter } from './control.ts';
import { deploymentsRouter } from './deployments.ts';
import { answerApiError, answerUnknownResource } from './errors.ts';
import { injectFaults } from './faults.ts';
import { guestsRouter } from './guests.ts';
import { refuseOtherHostsPaths } from './hosts.ts';
import { recordRequests } from './journal.ts';
import { oauthRouter } from './oauth.ts';
import { type Client, Organisation } from './organisation.ts';
import { makeIdentity, type TlsAccess, tlsAccess } from './tls.ts';
import { historyRouter } from './web-messaging/history.ts';
import { acceptSockets } from './web-messaging/socket.ts';

export interface SandboxOptions {
  /** Address to listen on; default `127.0.0.1`. */
  host?: string;
  /** Default 0: any free port. */
  port?: number;
  /** Host names (no scheme, no port) whose pages may show Messenger; default `localhost` and `127.0.0.1`. */
  allowedDomains?: readonly string[];
  /** Where the agent's desk has a guest's `context` checked; default: nowhere. */
  verifyContextUrl?: string;
  /** Also plays the real host names of every region, over TLS, on a port of their own (0: any free one); default: not. */
  tls?: { readonly port: number };
}

/** A running stand-in for Genesys Cloud: one organisation with one Messenger deployment and two OAuth clients. */
export interface Sandbox {
  /** Where it listens, for example `http://127.0.0.1:41234`; no slash at the end. */
  readonly url: string;
  readonly region: string;
  readonly deploymentId: string;
  /** An OAuth client that may do everything the sandbox offers. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** An OAuth client that logs in but has no scope: every API call of its tokens is answered 403. */
  readonly clientWithoutScopes: Pick<Client, 'clientId' | 'clientSecret'>;
  /** How the real host names reach it; only with the option `tls`. */
  readonly tls: TlsAccess | undefined;
  /** Stops at once: requests, sockets and everything that hangs are cut off. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Starts Genesys Cloud on this machine. `login.`, `api.`, `api-cdn.`, `apps.` and `webmessaging.` share one port:
 * their paths do not collide. With `tls` they answer by their real names as well, in every region.
 *
 * @throws when the address cannot be listened on; the message says which and why.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { host = '127.0.0.1', port = 0, allowedDomains = ['localhost', '127.0.0.1'] } = options;
  const organisation = new Organisation({
    allowedDomains,
    verifyContextUrl: options.verifyContextUrl ?? null,
  });
  const app = sandboxApp(organisation);
  const server = createServer(app);
  const sockets = trackSockets(server);
  acceptSockets(server, organisation);
  await listen(server, host, port);
  const tls = await listenWithTls(app, organisation, host, options.tls?.port).catch(async (error) => {
    await closeNow(server, sockets);
    throw error;
  });

  return {
    url: addressOf(server, host),
    region: organisation.region,
    deploymentId: organisation.deploymentId,
    clientId: organisation.client.clientId,
    clientSecret: organisation.client.clientSecret,
    clientWithoutScopes: organisation.clientWithoutScopes,
    tls: tls?.access,
    close: async () => {
      organisation.reset();
      await Promise.all([closeNow(server, sockets), tls?.close()]);
    },
  };
}

function sandboxApp(organisation: Organisation): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(controlRouter(organisation));
  app.use('/agent', agentRouter(organisation));
  app.use(recordRequests(organisation));
  app.use(injectFaults(organisation));
  app.use(refuseOtherHostsPaths);
  app.use(oauthRouter(organisation));
  app.use(guestsRouter(organisation));
  app.use(deploymentsRouter(organisation));
  app.use(historyRouter(organisation));
  app.use(contentDeliveryRouter(organisation));
  app.use(appsRouter());
  app.use(answerUnknownResource);
  app.use(answerApiError);
  return app;
}

async function listenWithTls(app: Express, organisation: Organisation, host: string, port?: number) {
  if (port === undefined) return undefined;
  const identity = await makeIdentity();
  const server = createTlsServer({ key: identity.key, cert: identity.certificate }, app);
  const sockets = trackSockets(server);
  acceptSockets(server, organisation);
  await listen(server, host, port);
  const { access, remove } = tlsAccess(identity, (server.address() as AddressInfo).port);
  return {
    access,
    close: async () => {
      remove();
      await closeNow(server, sockets);
    },
  };
}

function closeNow(server: TcpServer, sockets: Set<Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of sockets) socket.destroy();
  });
}

/** Node forgets a socket once it is upgraded, and waits for one that hangs: closing needs a list of its own. */
function trackSockets(server: TcpServer): Set<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}

function listen(server: TcpServer, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new Error(`The sandbox cannot listen on ${host}:${port}: ${cause.message}`, { cause })),
    );
    server.listen(port, host, resolve);
  });
}

function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}
