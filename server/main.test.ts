import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Environment } from './config/config.ts';
import { environment, ORIGIN } from './testing/companion.testing.ts';
import { send } from './testing/http.testing.ts';

// The process itself, as `npm test` has built it; there is none after `npx vitest` in a fresh clone.
const main = fileURLToPath(new URL('../dist/server/main.js', import.meta.url));

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

function start(env: Environment) {
  const child = spawn(process.execPath, [main], { env: { PATH: process.env.PATH, ...env } });
  running.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const url = () =>
    vi.waitFor(() => {
      const [, found] = /"url":"(http[^"]+)"/.exec(output) ?? [];
      if (found === undefined) throw new Error(`It does not listen: ${output}`);
      return found;
    }, 10_000);
  return { child, ended, url, output: () => output };
}

describe.skipIf(!existsSync(main))('the companion’s process', () => {
  it('serves until it is told to stop, and then ends with success', { timeout: 20_000 }, async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const { child, ended, url, output } = start({ ...environment, PORT: '0' });
      const session = await send('POST', `${await url()}/api/guest-token`, { origin: ORIGIN });
      expect(session.status).toBe(200);
      child.kill(signal);
      child.kill(signal);
      expect(await ended).toBe(0);
      expect(output()).toContain('"path":"/api/guest-token"');
      expect(output()).not.toContain(JSON.parse(String(session.body)).token);
    }
  });

  it('writes the last lines of its log also when it dies of an error', async () => {
    const log = new URL('hosts/serve.js', pathToFileURL(main)).href;
    const dying = `const { openLog } = await import('${log}'); openLog({ logLevel: 'info' }).info('last words'); throw new Error();`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', dying]);
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
    });
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(1);
    expect(output).toContain('last words');
  });

  it('sends its last traces when it is stopped, and loads nothing that traces without a collector', async () => {
    let sent = '';
    const collector = createServer(async (req, res) => {
      for await (const chunk of req) sent += chunk;
      res.end('{}');
    });
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
    const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
    const loaded: boolean[] = [];
    for (const extra of [
      { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SERVICE_NAME: 'chat-of-the-shop' },
      {},
    ]) {
      // Node tells every file that it loads.
      const { child, ended, url, output } = start({
        ...environment,
        PORT: '0',
        NODE_DEBUG: 'module,esm',
        ...extra,
      });
      await send('POST', `${await url()}/api/guest-token`, { origin: ORIGIN });
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
      // Its API comes with prom-client; what makes and sends traces does not.
      loaded.push(/@opentelemetry\/(sdk|exporter)/.test(output()));
    }
    collector.close();
    expect(loaded).toEqual([true, false]);
    expect(sent).toContain('POST /api/guest-token');
    expect(sent).toContain('"chat-of-the-shop"');
  });

  it('prints every wrong variable and exits with 78', async () => {
    const { ended, output } = start({ NODE_ENV: 'production', PORT: 'x' });
    expect(await ended).toBe(78);
    for (const name of [
      'GENESYS_REGION',
      'GENESYS_DEPLOYMENT_ID',
      'PORT',
      'ALLOWED_ORIGINS',
      'SESSION_SECRETS',
    ]) {
      expect(output()).toContain(`  ${name}: `);
    }
    expect(output()).not.toMatch(/\bat \S+:\d+/);
  });

  it('opens the sandbox to nobody else: without GENESYS_ variables it ends with 78 on a HOST of the network', async () => {
    const { ended, output } = start({ HOST: '0.0.0.0', PORT: '0' });
    expect(await ended).toBe(78);
    expect(output()).toMatch(/ {2}HOST: .*GENESYS_.*HOST=127\.0\.0\.1/);
    expect(output()).not.toContain('http://');
  });

  it('says what to do when its port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { ended, output } = start({ ...environment, PORT: String(port) });
    expect(await ended).toBe(1);
    expect(output()).toContain(`Port ${port} is taken by another program.`);
    expect(output()).toContain('PORT=');
    other.close();
  });
});
