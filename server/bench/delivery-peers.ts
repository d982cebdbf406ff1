import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync } from 'node:zlib';
import { readConfig } from '../config/read.ts';
import { serve } from '../hosts/serve.ts';

/** Each serves `/loader.js` on a free port and resolves with its address. */
export const peers = { companion: startCompanion, raw: startRaw };

async function startCompanion(): Promise<string> {
  const config = readConfig({
    GENESYS_REGION: 'mypurecloud.ie',
    GENESYS_DEPLOYMENT_ID: '0c3f9d8e-1111-4222-8333-444455556666',
    ALLOWED_ORIGINS: 'https://www.example.com',
  });
  return (await serve(config, { listen: { host: '127.0.0.1', port: 0 } })).url;
}

/** Sends what the companion was seen to send, and looks at nothing. */
async function startRaw(): Promise<string> {
  const url = await startCompanion();
  const answer = await fetch(`${url}/loader.js`, { headers: { 'accept-encoding': 'identity' } });
  const body = brotliCompressSync(Buffer.from(await answer.arrayBuffer()));
  const head = [...answer.headers]
    .filter(([name]) => !['content-length', 'date', 'connection', 'keep-alive'].includes(name))
    .concat([
      ['content-encoding', 'br'],
      ['content-length', String(body.length)],
    ])
    .flat();
  const server = createServer((_req, res) => res.writeHead(200, head).end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
