import type { RequestListener } from 'node:http';
import { expect, it } from 'vitest';
import { expectLetGo } from '../testing/garbage.testing.ts';
import { send } from '../testing/http.testing.ts';
import { startServer } from './server.ts';

// In a file of its own: where Node's `createServer` is spied on, the spy holds every server.

async function startAndClose(): Promise<WeakRef<RequestListener>> {
  const handler: RequestListener = (_req, res) => void res.end();
  const { url, close } = await startServer(handler, { host: '127.0.0.1', port: 0 });
  expect((await send('GET', url)).status).toBe(200);
  await close();
  return new WeakRef(handler);
}

it('a server that is closed lets go of its handler, and of all that this holds', async () => {
  await expectLetGo([await startAndClose(), await startAndClose()]);
});
