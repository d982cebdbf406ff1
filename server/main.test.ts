import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { environment, ORIGIN } from './testing/companion.testing.ts';
import { send } from './testing/http.testing.ts';
import { isBuilt, startProcess as start } from './testing/process.testing.ts';

const STOP_SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** Node prints every CommonJS file that it has loaded, at its end. */
const tellLoaded =
  "--import=data:text/javascript,import{createRequire}from'node:module';const{cache}=createRequire('file:///');" +
  "process.on('exit',()=>console.log(Object.keys(cache).join()))";

describe.skipIf(!isBuilt)('the companion’s process', () => {
  it('serves until it is told to stop, and then ends with success', { timeout: 20_000 }, async () => {
    for (const signal of STOP_SIGNALS) {
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

  // Nobody listens at that port: the start waits for Redis.
  const starting = { ...environment, PORT: '0', REDIS_URL: 'redis://127.0.0.1:1' };

  it('says in the first line of its log of which version it is', { timeout: 20_000 }, async () => {
    const { child, ended, url, output } = start({ ...environment, PORT: '0', LOG_LEVEL: 'info' });
    await url();
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    expect(JSON.parse(output().split('\n')[0] ?? '')).toMatchObject({ msg: 'starting', version });
  });

  it('ends with success when it is told to stop before it has started', { timeout: 20_000 }, async () => {
    for (const signal of STOP_SIGNALS) {
      const { child, ended, says, output } = start(starting);
      await says('Redis is lost');
      child.kill(signal);
      expect(await ended).toBe(0);
      expect(output()).not.toContain('listening');
    }
  });

  it('is stopped during the start also as a container’s first process', async ({ skip }) => {
    const alone = ['unshare', '--pid', '--fork', '--kill-child'];
    const [unshare = '', ...flags] = alone;
    skip(spawnSync(unshare, [...flags, 'true']).status !== 0, 'it takes Linux, and root');
    const { child, ended, says, output } = start(starting, { by: alone });
    await says('Redis is lost');
    // What `unshare` has started; it passes on no signal.
    const first = Number(readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8'));
    process.kill(first, 'SIGTERM');
    expect(await ended).toBe(0);
    expect(output()).not.toContain('listening');
  });

  it('serves, with little memory, while clients send requests and take no answers', async () => {
    const { child, ended, url } = start({
      ...environment,
      PORT: '0',
      NODE_OPTIONS: '--max-old-space-size=256',
    });
    const address = await url();
    const requests = 'GET /loader.js HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(100_000);
    const floods = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const flood = connect(Number(new URL(address).port), '127.0.0.1').on('error', () => {});
        await once(flood, 'connect');
        flood.write(requests);
        return flood;
      }),
    );
    for (let asked = 0; asked < 20; asked++)
      expect((await send('GET', `${address}/healthz`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    for (const flood of floods) flood.destroy();
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
      const env = { ...environment, PORT: '0', NODE_OPTIONS: tellLoaded, ...extra };
      const { child, ended, url, output } = start(env);
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

  it.each([32, 64])(
    'serves where it may open only %i files, or says what to do and prints no stack',
    async (files) => {
      const by = ['sh', '-c', `ulimit -n ${files}; exec "$@"`, 'sh'];
      const { ended, url, output } = start({ ...environment, PORT: '0' }, { by });
      // Node 22 and newer read packages file by file, and need fewer.
      const [exitCode, address] = await Promise.race([
        ended.then((code) => [code, '']),
        url().then((found) => [undefined, found]),
      ]);
      if (exitCode === undefined) {
        expect((await send('GET', `${address}/healthz`)).status).toBe(200);
        return;
      }
      expect(exitCode).toBe(1);
      expect(output()).toContain(`may open only ${files} files at once`);
      expect(output()).toContain('ulimit -n 1024');
      expect(output()).not.toMatch(/\bat .+:\d+/);
    },
  );
});
