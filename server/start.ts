import { randomBytes } from 'node:crypto';
import type { Environment } from './config/config.ts';
import { readConfig, readListenWithSandbox, wantsSandbox } from './config/read.ts';
import { watchConfigFiles } from './config/updates.ts';
import { version } from './delivery/built-loader.js';
import { serveShop } from './demo.ts';
import { createDemoCustomers, type SignIn } from './demo-customers.ts';
import { createDemoProvider, freePort, namesProvider } from './demo-provider.ts';
import type { DoctorParts } from './doctor/doctor.ts';
import { openLog, serve } from './hosts/serve.ts';
import type { Served } from './hosts/server.ts';
import { tellIfAlone } from './openid/notices.ts';
import { describeFailure, type Logger } from './operations/log.ts';
import { openTraces } from './operations/open-traces.ts';
import { createStore } from './store/create.ts';

/** What has to be closed when the process stops. */
export interface Closable {
  close(): void | Promise<void>;
}

/** The process in which the companion starts. */
export interface Life {
  /** Aborted when the process is to stop, perhaps before it has started. */
  readonly stopping: AbortSignal;
  /** Closes this when the process stops. Throws when it is stopping already: then nothing more is to be opened. */
  keep(opened: Closable): void;
  /** The file from which a part of the environment was read. */
  readonly envFile: string | undefined;
}

/** Starts what the environment asks for. Rejects with a `ConfigError`, or with Node's error when it cannot listen. */
export async function start(env: Environment, life: Life): Promise<void> {
  await (wantsSandbox(env) ? startWithSandbox(env, life) : startCompanion(env, life));
}

/** Where the sandbox plays Genesys Cloud. */
interface BesideSandbox {
  readonly cdnUrl: string;
  readonly signIn: SignIn | undefined;
}

async function startCompanion(env: Environment, life: Life, beside?: BesideSandbox): Promise<Served> {
  const cdnUrl = beside?.cdnUrl;
  const config = readConfig(env);
  const log = openLog(config);
  log.info({ version, node: process.version }, 'starting');
  const { envFile } = life;
  if (envFile !== undefined) log.info({ file: envFile }, 'variables that were not set are read from a file');
  const updates = watchConfigFiles(config, { read: () => readConfig(env), log });
  life.keep(updates);
  tellIfAlone(config, log);
  const store = await createStore(config, log);
  life.keep(store);
  const traces = await openTraces(config.traces, log);
  if (traces) life.keep(traces);
  const companion = await serve(config, {
    log,
    store,
    updates,
    stopping: life.stopping,
    traces: () => traces,
    cdnUrl,
    signIn: beside?.signIn,
  });
  life.keep(companion);
  log.info({ url: companion.url, sites: config.sites.map((site) => site.deploymentId) }, 'listening');
  if (config.sites.some(({ credentials }) => credentials !== undefined)) {
    void examine({ config, cdnUrl, extent: 'quick', store }, log);
  }
  return companion;
}

/** Nobody waits for it: Genesys may be slow, and what is wrong now may be right when the first visitor comes. */
async function examine(parts: DoctorParts, log: Logger): Promise<void> {
  try {
    const { runDoctor } = await import('./doctor/doctor.ts');
    const { logDiagnoses } = await import('./doctor/report.ts');
    logDiagnoses(await runDoctor(parts), log);
  } catch (error) {
    log.error(describeFailure(error), 'the check at the start broke off');
  }
}

/** Nothing is configured: Genesys Cloud is played by the sandbox, and a shop of another origin has the tag. */
async function startWithSandbox(env: Environment, life: Life): Promise<void> {
  const { host, port } = readListenWithSandbox(env);
  const [shopPort, sandboxPort] = port === 0 ? [0, 0] : [port + 1, port + 2];

  const { startSandbox } = await import('./sandbox/sandbox.ts');
  const { variablesFor } = await import('./sandbox/variables.ts');
  const sandbox = await startSandbox({ host, port: sandboxPort, allowedDomains: ['localhost', '127.0.0.1'] });
  life.keep(sandbox);

  const companionPort = port || (await freePort(host));
  const companionUrl = `http://${host.includes(':') ? `[${host}]` : host}:${companionPort}`;
  const { deploymentId } = sandbox;
  const secret = customerSecret(env);
  const signIn = secret === undefined ? undefined : createDemoCustomers(secret, deploymentId);
  const provider = signIn && !namesProvider(env) ? createDemoProvider(companionUrl) : undefined;
  const shop = await serveShop({
    host,
    port: shopPort,
    deploymentId,
    signIn,
    loaderUrl: `${companionUrl}/loader.js`,
  });
  life.keep(shop);

  const companion = await startCompanion(
    {
      LOG_LEVEL: 'warn',
      ...env,
      PORT: String(companionPort),
      ...variablesFor(sandbox),
      ALLOWED_ORIGINS: originsWith([shop.url, ...ownOrigins(companionPort)], env.ALLOWED_ORIGINS),
      ...(secret && { USER_TOKEN_SECRET: [secret, env.USER_TOKEN_SECRET].filter(Boolean).join(',') }),
      ...provider?.variables,
    },
    life,
    { cdnUrl: sandbox.url, signIn },
  );
  const verifyContextUrl = `${companion.url}/api/verify-context`;
  await tellSandbox(sandbox.url, { verifyContextUrl, ...provider?.settings });

  console.log(`
  Open the demo shop:   ${shop.url}

  Answer its visitors:  ${sandbox.url}/agent

  See what is sent:     ${sandbox.url}/sandbox

  Build a tag, read:    ${companion.url}

  The shop’s pages carry one script tag of ours. The companion answers at ${companion.url}.
  No GENESYS_ variable is set, so the sandbox at ${sandbox.url} stands in for Genesys Cloud.
  Stop with Ctrl+C.
`);
}

/** Without a list, all pages on this machine may ask. */
function originsWith(ours: readonly string[], list: string | undefined): string | undefined {
  return list && [...ours, list].join(',');
}

/** Of the companion, for its own pages. */
function ownOrigins(port: number): readonly string[] {
  return [`http://127.0.0.1:${port}`, `http://localhost:${port}`];
}

/**
 * With which the shop vouches for its customers; a new one at every start. Where the site's own keys are in a file or at an
 * address, they cannot be added to, and nobody signs in at the shop.
 */
function customerSecret({ USER_TOKEN_SECRET_FILE, USER_TOKEN_JWKS }: Environment): string | undefined {
  return USER_TOKEN_SECRET_FILE || USER_TOKEN_JWKS ? undefined : randomBytes(32).toString('base64url');
}

/** The sandbox started first: it cannot have known then where the companion answers. */
async function tellSandbox(url: string, settings: object): Promise<void> {
  const answer = await fetch(`${url}/sandbox/control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(settings),
  });
  if (!answer.ok) throw new Error(`The sandbox refuses what it is told: ${await answer.text()}`);
}
