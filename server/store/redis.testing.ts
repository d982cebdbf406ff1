import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'redis';

/** A redis-server of the test's own, on a port of its own. */
export interface TestRedis {
  readonly url: string;
  readonly port: number;
  /** Stops answering, with its connections open. */
  freeze(): void;
  thaw(): void;
  kill(): Promise<void>;
  /** Again on the same port, empty; with more options than before. */
  restart(options?: readonly string[]): Promise<void>;
  /** What Redis replies to one command of an operator. Rejects when that is an error. */
  command(...args: string[]): Promise<unknown>;
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

/** With options of redis-server's command line. */
export async function startRedis(options: readonly string[] = []): Promise<TestRedis> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child = await spawnRedis(port, options);
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  return {
    url,
    port,
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
    kill,
    async restart(more = []) {
      await kill();
      child = await spawnRedis(port, [...options, ...more]);
    },
    async command(...args) {
      const client = createClient({ url, socket: { reconnectStrategy: false } }).on('error', () => {});
      await client.connect();
      try {
        return await client.sendCommand(args);
      } finally {
        client.destroy();
      }
    },
  };
}

export interface ClusterNode extends TestRedis {
  /** Where other nodes meet it. */
  readonly busPort: number;
  /** Kills it for good: only then does it forget its slots. */
  remove(): Promise<void>;
}

/** Redis in cluster mode, with the slots from the first to the last of those named. */
export async function startClusterNode(slots: readonly [number, number]): Promise<ClusterNode> {
  const folder = mkdtempSync(join(tmpdir(), 'redis-cluster-'));
  const busPort = await freePort();
  const redis = await startRedis([
    '--cluster-enabled',
    'yes',
    '--cluster-port',
    `${busPort}`,
    '--dir',
    folder,
  ]);
  await redis.command('CLUSTER', 'ADDSLOTSRANGE', ...slots.map(String));
  return {
    ...redis,
    busPort,
    async remove() {
      await redis.kill();
      rmSync(folder, { recursive: true });
    },
  };
}

async function spawnRedis(port: number, more: readonly string[]): Promise<ChildProcess> {
  const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', ...more];
  const child = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'ignore'] });
  for await (const chunk of child.stdout) {
    if (String(chunk).includes('Ready to accept connections')) break;
  }
  return child;
}

/** A port of 127.0.0.1 that nobody listens on, for programs that do not tell which one they took. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || address === null) throw new Error('No port is free.');
  return address.port;
}
