import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { environment, ORIGIN } from '../testing/companion.testing.ts';
import { send } from '../testing/http.testing.ts';
import { isBuilt, main, startProcess } from '../testing/process.testing.ts';

/** An address whose port nobody has: a process without a log cannot say where it listens. */
async function freeAddress(): Promise<{ PORT: string; url: string }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || address === null) throw new Error('No port is free.');
  return { PORT: `${address.port}`, url: `http://127.0.0.1:${address.port}` };
}

/** A device that has no room, ever. */
function fullDisk(): number {
  const full = openSync('/dev/full', 'w');
  onTestFinished(() => closeSync(full));
  return full;
}

const serves = (url: string) =>
  vi.waitFor(async () => expect((await send('GET', `${url}/healthz`)).status).toBe(200), 10_000);

/** Requests of which each is a long line in the log; the path begins with their number. */
async function fillLog(url: string, count: number): Promise<void> {
  for (let next = 0; next < count; ) {
    const together = Array.from({ length: 20 }, () => `/${next++}-`.padEnd(200, 'x'));
    await Promise.all(together.map((path) => send('GET', url + path)));
  }
}

const logFile = (name: string) => pathToFileURL(main.replace('main.js', name)).href;

describe.skipIf(!isBuilt)('the log of the companion’s own process', { timeout: 30_000 }, () => {
  it.each([
    ['it says so once', {}],
    ['it says so nowhere, where that is as full', { stderr: 'full' }],
  ])(
    'keeps no answer and no end waiting on a full disk: %s',
    async (_case, { stderr }: { stderr?: string }) => {
      const { PORT, url } = await freeAddress();
      const { child, ended, says, output } = startProcess(
        { ...environment, PORT },
        { stdout: fullDisk(), stderr: stderr === undefined ? 'pipe' : fullDisk() },
      );
      await serves(url);
      for (let asked = 0; asked < 3; asked++) {
        expect((await send('POST', `${url}/api/guest-token`, { origin: ORIGIN })).status).toBe(200);
      }
      if (stderr === undefined) await says('ENOSPC');
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
      expect(output().match(/ENOSPC/g) ?? []).toHaveLength(stderr === undefined ? 1 : 0);
    },
  );

  it('goes on, with every line whole, when there is room again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'log-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'log');
    // A file that may not grow past 16 kB: as a disk that is full then. `ulimit` counts in halves of a kB.
    const by = ['sh', '-c', `ulimit -f 32; exec "$@" >> ${file}`, 'sh'];
    const { PORT, url } = await freeAddress();
    const { child, ended, output } = startProcess({ ...environment, PORT }, { by });
    await serves(url);
    while (!output().includes('EFBIG')) await fillLog(url, 20);

    const taken: Buffer[] = [];
    const makeRoom = () => {
      // Only when it is full: nothing is written to it then.
      if (statSync(file).size < 32 * 512) return;
      taken.push(readFileSync(file));
      truncateSync(file);
    };
    const written = () => Buffer.concat([...taken, readFileSync(file)]).toString();
    await send('GET', `${url}/the-last`);
    await vi.waitFor(() => {
      makeRoom();
      expect(written()).toMatch(/"path":"\/the-last".*\n/);
    }, 20_000);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    const lines = written().trim().split('\n');
    expect(() => lines.map((line) => JSON.parse(line))).not.toThrow();
    expect(output()).not.toContain('{');
  });

  it('keeps no answer and no end waiting for who does not read it, and is whole for who reads it late', async () => {
    const { child, ended, url, output } = startProcess({ ...environment, PORT: '0' });
    const address = await url();
    child.stdout?.pause();
    await fillLog(address, 3_000);
    child.stdout?.resume();
    await vi.waitFor(() => expect(output()).toContain('"path":"/2999-'), 10_000);
    const paths = output()
      .split('\n')
      .flatMap((line) => (line.includes('"path"') ? [JSON.parse(line).path] : []));
    expect(paths.map((path) => Number.parseInt(path.slice(1), 10)).sort((a, b) => a - b)).toEqual([
      ...Array(3_000).keys(),
    ]);

    child.stdout?.pause();
    await fillLog(address, 3_000);
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    expect((await exited)[0]).toBe(0);
    child.stdout?.resume();
    expect(await ended).toBe(0);
  });

  it('ends nothing when its reader goes away', async () => {
    const { child, ended, url, says } = startProcess({ ...environment, PORT: '0' });
    const address = await url();
    child.stdout?.destroy();
    await fillLog(address, 20);
    await says('EPIPE');
    await serves(address);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('writes the last lines of its log also when it dies of an error', async () => {
    const dying = `const { openLog } = await import('${logFile('hosts/serve.js')}'); const log = openLog({ logLevel: 'info' });
      for (let i = 0; i < 5000; i++) log.info({ i }, 'last words'); throw new Error('dies');`;
    const { ended, output } = startProcess({}, { args: ['--input-type=module', '--eval', dying] });
    expect(await ended).toBe(1);
    const told = [...output().matchAll(/"i":(\d+),"msg":"last words"/g)].map(([, i]) => Number(i));
    expect(told).toEqual([...Array(5_000).keys()]);
  });
});

describe.skipIf(!isBuilt)('the log of a companion inside a host', () => {
  const logging = (then: string) => [
    '--input-type=module',
    '--eval',
    `const { createLog } = await import('${logFile('operations/log.js')}'); createLog('info').info('words'); ${then}`,
  ];

  it('is out before the host goes on, since some platforms stop it then', async () => {
    const killed = startProcess({}, { args: logging(`process.kill(process.pid, 'SIGKILL');`) });
    expect(await killed.ended).toBe(null);
    expect(killed.output()).toContain('words');
  });

  it('does the host no harm when it cannot be written', async () => {
    const { ended, output } = startProcess(
      {},
      { args: logging(`console.error('goes on');`), stdout: fullDisk() },
    );
    expect(await ended).toBe(0);
    expect(output()).toMatch(/ENOSPC.*goes on/s);
  });
});
