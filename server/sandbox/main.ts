import { z } from 'zod';
import { startSandbox } from './sandbox.ts';

const port = z.coerce.number().int().min(0).max(65535).default(0).safeParse(process.env.PORT);
if (!port.success) {
  console.error('PORT must be a number from 0 (any free port) to 65535.');
  process.exit(1);
}

const sandbox = await startSandbox({ port: port.data }).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});

console.log(`
Genesys Cloud sandbox, for development only: nothing here is real and nothing is kept.

  address          ${sandbox.url}
  deployment id    ${sandbox.deploymentId}
  client id        ${sandbox.clientId}
  what it received ${sandbox.url}/sandbox/control

These lines point a companion at it:

  GENESYS_REGION=${sandbox.region}
  GENESYS_GATEWAY=${sandbox.url}
  GENESYS_DEPLOYMENT_ID=${sandbox.deploymentId}
  GENESYS_CLIENT_ID=${sandbox.clientId}
  GENESYS_CLIENT_SECRET=${sandbox.clientSecret}
  GENESYS_SCRIPT_URL=${sandbox.url}/genesys-bootstrap/genesys.min.js

Ctrl+C stops it.
`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => sandbox.close());
