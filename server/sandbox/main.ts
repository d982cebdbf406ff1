import { z } from 'zod';
import { MissingPackages } from '../optional-packages.ts';
import { readOptions } from './options.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { readScenarioFile } from './scenario/read.ts';
import { variablesFor } from './variables.ts';

/** EX_USAGE of sysexits.h. */
const EXIT_USAGE = 64;

const options = readOptions(process.argv.slice(2));
if ('help' in options) {
  console.log(options.help);
  process.exit();
}
if ('fault' in options) {
  console.error(options.fault);
  process.exit(EXIT_USAGE);
}

const { bot } = options;
const port = z.coerce.number().int().min(0).max(65535);
const ports = z.object({ PORT: port.default(0), TLS_PORT: port.optional() }).safeParse(process.env);
if (!ports.success) {
  console.error('PORT and TLS_PORT must be numbers from 0 (any free port) to 65535.');
  process.exit(1);
}

const { PORT, TLS_PORT } = ports.data;
const { sandbox, withoutTls } = await startBestSandbox().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});

console.log(`
Genesys Cloud sandbox, for development only: nothing here is real and nothing is kept.

  address          ${sandbox.url}
  agent's desk     ${sandbox.url}/agent
  deployment id    ${sandbox.deploymentId}
  client id        ${sandbox.clientId}
  inspector        ${sandbox.url}/sandbox

These lines point a companion at it:

${Object.entries(variablesFor(sandbox))
  .map(([name, value]) => `  ${name}=${value}`)
  .join('\n')}
`);

if (sandbox.tls) {
  const { chromiumFlags, nodeEnvironment } = sandbox.tls;
  console.log(`It answers to Genesys's own host names, in every region, from clients that were started like this. Chromium:

  ${chromiumFlags.map((flag) => `'${flag}'`).join(' \\\n  ')}

Node, for a companion in its production configuration (no gateway, no script address):

  NODE_EXTRA_CA_CERTS='${nodeEnvironment.NODE_EXTRA_CA_CERTS}' \\
  NODE_OPTIONS='${nodeEnvironment.NODE_OPTIONS}'
`);
}
if (withoutTls) console.log(`${withoutTls}\n`);
console.log('Ctrl+C stops it.\n');

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => sandbox.close());

/** Without the package for certificates it plays all but the real host names; `TLS_PORT` says that they are wanted. */
async function startBestSandbox(): Promise<{ sandbox: Sandbox; withoutTls?: string }> {
  const wanted = { port: PORT, ...(bot !== undefined && { scenario: readScenarioFile(bot) }) };
  try {
    return { sandbox: await startSandbox({ ...wanted, tls: { port: TLS_PORT ?? 0 } }) };
  } catch (error) {
    if (!(error instanceof MissingPackages) || TLS_PORT !== undefined) throw error;
    return { sandbox: await startSandbox(wanted), withoutTls: error.message };
  }
}
