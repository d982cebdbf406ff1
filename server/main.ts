import { ConfigError, type Environment } from './config/config.ts';
import { readConfig, readListenWithSandbox, wantsSandbox } from './config/read.ts';
import { watchConfigFiles } from './config/updates.ts';
import { serveShop } from './demo.ts';
import type { DoctorParts } from './doctor/doctor.ts';
import { openLog, serve } from './hosts/serve.ts';
import type { Served } from './hosts/server.ts';
import { describeFailure, type Logger } from './operations/log.ts';
import { openTraces } from './operations/open-traces.ts';
import { createStore } from './store/create.ts';

/** EX_CONFIG of sysexits.h: tells a supervisor that starting again will not help. */
const EXIT_CONFIG = 78;

/** In the order they were started; stopped in the other. */
const running: { close(): void | Promise<void> }[] = [];
const stopping = new AbortController();

try {
  await (wantsSandbox(process.env) ? startWithSandbox(process.env) : startCompanion(process.env));
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (error) {
  console.error(`\n${inWords(error)}`);
  await stopAll();
  process.exitCode = error instanceof ConfigError ? EXIT_CONFIG : 1;
}

async function startCompanion(env: Environment, cdnUrl?: string): Promise<Served> {
  const config = readConfig(env);
  const log = openLog(config);
  const updates = watchConfigFiles(config, { read: () => readConfig(env), log });
  running.push(updates);
  const store = await createStore(config, log);
  running.push(store);
  const traces = await openTraces(config.traces, log);
  if (traces) running.push(traces);
  const companion = await serve(config, {
    log,
    store,
    updates,
    stopping: stopping.signal,
    traces: () => traces,
    cdnUrl,
  });
  running.push(companion);
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
async function startWithSandbox(env: Environment): Promise<void> {
  const { host, port } = readListenWithSandbox(env);
  const [companionPort, shopPort, sandboxPort] = port === 0 ? [0, 0, 0] : [port, port + 1, port + 2];

  const { startSandbox } = await import('./sandbox/sandbox.ts');
  const { variablesFor } = await import('./sandbox/variables.ts');
  const sandbox = await startSandbox({ host, port: sandboxPort, allowedDomains: ['localhost', '127.0.0.1'] });
  running.push(sandbox);

  let companionUrl = '';
  const { deploymentId } = sandbox;
  const shop = await serveShop({
    host,
    port: shopPort,
    deploymentId,
    loaderUrl: () => `${companionUrl}/loader.js`,
  });
  running.push(shop);

  const companion = await startCompanion(
    {
      LOG_LEVEL: 'warn',
      ...env,
      PORT: String(companionPort),
      ...variablesFor(sandbox),
      ALLOWED_ORIGINS: [shop.url, env.ALLOWED_ORIGINS].filter(Boolean).join(','),
    },
    sandbox.url,
  );
  companionUrl = companion.url;
  await tellSandbox(sandbox.url, { verifyContextUrl: `${companion.url}/api/verify-context` });

  console.log(`
  Open the demo shop:   ${shop.url}

  Answer its visitors:  ${sandbox.url}/agent

  Its page carries one script tag of ours. The companion answers at ${companion.url}.
  No GENESYS_ variable is set, so the sandbox at ${sandbox.url} stands in for Genesys Cloud.
  Stop with Ctrl+C.
`);
}

/** The sandbox started first: it cannot have known then where the companion answers. */
async function tellSandbox(url: string, settings: object): Promise<void> {
  await fetch(`${url}/sandbox/control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(settings),
  });
}

/** Again and again the same: npm passes on a Ctrl+C that has already come from the terminal. */
function stop(): void {
  if (stopping.signal.aborted) return;
  stopping.abort();
  void stopAll().then(() => process.exit());
}

async function stopAll(): Promise<void> {
  for (const { close } of running.reverse()) await close();
}

function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, port } = (error.cause ?? error) as { code?: unknown; port?: unknown };
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program. Stop that program, or choose other ports: PORT=4000 npm start`;
  }
  if (code === 'EACCES') {
    return `Port ${port} is not open to this user. Choose one above 1023: PORT=4000 npm start`;
  }
  if (code === 'ERR_SOCKET_BAD_PORT') {
    return 'The sandbox and the shop take the two ports after PORT: choose a lower one.';
  }
  return error.message;
}
