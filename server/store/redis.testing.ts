import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** A redis-server of the test's own, on a port of its own. */
export interface TestRedis {
  readonly url: string;
  readonly port: number;
  /** Stops answering, with its connections open. */
  freeze(): void;
  thaw(): void;
  kill(): Promise<void>;
  /** Again on the same port, empty. */
  restart(): Promise<void>;
}

/**
 * Whether Debian's redis-server is there; as root it is installed. Where it cannot be had, a line says so, and with
 * CI=true the tests fail.
 */
export function hasRedisServer(): boolean {
  const found = () => spawnSync('redis-server', ['--version']).status === 0;
  if (found()) return true;
  if (process.getuid?.() === 0) {
    spawnSync('apt-get', ['update', '-qq']);
    spawnSync('apt-get', ['install', '-y', '-qq', 'redis-server']);
  }
  if (found()) return true;
  const message =
    'redis-server is not here: the tests of shared state are left out. apt-get install redis-server';
  if (process.env.CI === 'true') throw new Error(message);
  console.warn(message);
  return false;
}

export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  let child = await spawnRedis(port);
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
    kill,
    async restart() {
      await kill();
      child = await spawnRedis(port);
    },
  };
}

async function spawnRedis(port: number): Promise<ChildProcess> {
  const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'ignore'] });
  for await (const chunk of child.stdout) {
    if (String(chunk).includes('Ready to accept connections')) break;
  }
  return child;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || address === null) throw new Error('No port is free.');
  return address.port;
}
