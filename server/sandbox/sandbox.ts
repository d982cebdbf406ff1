import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { SCRIPT_PATH } from './apps.ts';
import { applyControl, type ControlSettings, describe, type Received } from './control.ts';
import type { Client } from './identity.ts';
import { addressOf, closeNow, listen, trackSockets } from './listening.ts';
import { type Organisation, ownPath } from './organisation.ts';
import { Organisations } from './organisations.ts';
import { sandboxApp } from './sandbox-app.ts';
import { readScenario } from './scenario/read.ts';
import type { Scenario } from './scenario/scenario.ts';
import type { Settings } from './settings.ts';
import { makeIdentity, type TlsAccess, tlsAccess } from './tls.ts';
import { acceptSockets } from './web-messaging/socket.ts';

export interface SandboxOptions {
  /** Address to listen on; default `127.0.0.1`. */
  host?: string;
  /** Default 0: any free port. */
  port?: number;
  /** Host names (no scheme, no port) whose pages may show Messenger; default `localhost` and `127.0.0.1`. */
  allowedDomains?: readonly string[];
  /** What the bot of every organisation says and does, also after a reset; default: a shop assistant. */
  scenario?: Scenario;
  /** Where the agent's desk has a guest's `context` checked; default: nowhere. */
  verifyContextUrl?: string;
  /** Also plays the real host names of every region, over TLS, on a port of their own (0: any free one); default: not. */
  tls?: { readonly port: number };
  /** The time in milliseconds since 1970, for what gets old: tokens, sessions, rate limits. Default: the computer's clock. */
  now?: () => number;
}

/**
 * An organisation of its own in a running sandbox: one Messenger deployment, two OAuth clients, and settings, guests,
 * sessions and a journal that no other organisation sees.
 */
export interface OrganisationHandle {
  /** Where the sandbox listens; the same for all its organisations. */
  readonly url: string;
  readonly region: string;
  /** The address of its own `genesys.min.js`, which makes all that a page asks for known as this organisation's. */
  readonly scriptUrl: string;
  readonly deploymentId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clientWithoutScopes: Pick<Client, 'clientId' | 'clientSecret'>;
  /**
   * Does what `POST /sandbox/control` does, to this organisation.
   *
   * @throws when the settings cannot be followed; the message says which and why.
   */
  control(settings: ControlSettings): Promise<Received>;
  /** What this organisation is set to and all it has received, without secrets. */
  received(): Promise<Received>;
  /** Ends its sessions, cuts its sockets and forgets it. Safe to call twice. */
  close(): Promise<void>;
}

/** A running stand-in for Genesys Cloud: one organisation with one Messenger deployment and two OAuth clients. */
export interface Sandbox {
  /** Where it listens, for example `http://127.0.0.1:41234`; no slash at the end. */
  readonly url: string;
  readonly region: string;
  readonly scriptUrl: string;
  readonly deploymentId: string;
  /** An OAuth client with every scope there is; what its role allows, the setting `clientPermissions` says. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** An OAuth client that logs in but has no scope: every API call of its tokens is answered 403. */
  readonly clientWithoutScopes: Pick<Client, 'clientId' | 'clientSecret'>;
  /** How the real host names reach it; only with the option `tls`. */
  readonly tls: TlsAccess | undefined;
  /** Makes an organisation that shares nothing with the default one; also `POST /sandbox/organisations`. */
  createOrganisation(settings?: Partial<Settings>): Promise<OrganisationHandle>;
  /** Stops at once: requests, sockets and everything that hangs are cut off. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Starts Genesys Cloud on this machine. `login.`, `api.`, `api-cdn.`, `apps.` and `webmessaging.` share one port:
 * their paths do not collide. With `tls` they answer by their real names as well, in every region.
 *
 * @throws when the address cannot be listened on, or the scenario not be played; the message says which and why.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const {
    host = '127.0.0.1',
    port = 0,
    allowedDomains = ['localhost', '127.0.0.1'],
    verifyContextUrl = null,
    now = Date.now,
  } = options;
  const scenario = options.scenario && { scenario: readScenario(options.scenario) };
  const organisations = new Organisations({ allowedDomains, verifyContextUrl, ...scenario }, now);
  const app = sandboxApp(organisations);
  const server = createServer(app);
  const sockets = trackSockets(server);
  acceptSockets(server, organisations);
  await listen(server, host, port);
  const tls = await listenWithTls(app, organisations, host, options.tls?.port).catch(async (error) => {
    await closeNow(server, sockets);
    throw error;
  });
  const url = addressOf(server, host);
  const organisation = organisations.default;

  return {
    url,
    region: organisation.region,
    scriptUrl: url + SCRIPT_PATH,
    deploymentId: organisation.deploymentId,
    clientId: organisation.client.clientId,
    clientSecret: organisation.client.clientSecret,
    clientWithoutScopes: organisation.clientWithoutScopes,
    tls: tls?.access,
    createOrganisation: async (settings) => handleOf(organisations.create(settings), organisations, url),
    close: async () => {
      for (const one of organisations.all) one.reset();
      await Promise.all([closeNow(server, sockets), tls?.close()]);
    },
  };
}

function handleOf(organisation: Organisation, organisations: Organisations, url: string): OrganisationHandle {
  return {
    url,
    region: organisation.region,
    scriptUrl: url + ownPath(organisation) + SCRIPT_PATH,
    deploymentId: organisation.deploymentId,
    clientId: organisation.client.clientId,
    clientSecret: organisation.client.clientSecret,
    clientWithoutScopes: organisation.clientWithoutScopes,
    async control(settings) {
      applyControl(organisation, settings);
      return describe(organisation, url);
    },
    received: async () => describe(organisation, url),
    close: async () => organisations.remove(organisation),
  };
}

async function listenWithTls(app: Express, organisations: Organisations, host: string, port?: number) {
  if (port === undefined) return undefined;
  const identity = await makeIdentity();
  const server = createTlsServer({ key: identity.key, cert: identity.certificate }, app);
  const sockets = trackSockets(server);
  acceptSockets(server, organisations);
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
