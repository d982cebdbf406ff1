import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasRedisServer, startRedis, type TestRedis } from '../store/redis.testing.ts';

const compose = readFileSync(new URL('compose.yaml', import.meta.url), 'utf8');
const [, ...options] = JSON.parse(/command: (\["redis-server".*\])/.exec(compose)?.[1] ?? '[]') as string[];

describe.skipIf(!hasRedisServer())('the Redis of the compose file', () => {
  let folder: string;
  let redis: TestRedis;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'redis-data-'));
    redis = await startRedis([...options, '--dir', folder]);
  });
  afterEach(async () => {
    await redis.kill();
    rmSync(folder, { recursive: true });
  });

  it('still knows an ended session after it was killed and started again', async () => {
    await redis.command('SET', 'ended:session', '', 'PX', '600000');
    await redis.restart();
    expect(await redis.command('EXISTS', 'ended:session')).toBe(1);
  });

  it('forgets no ended session when it is full: it takes no more', async () => {
    await redis.command('SET', 'ended:session', '', 'PX', '600000');
    await redis.command('CONFIG', 'SET', 'maxmemory', '1');
    await expect(redis.command('SET', 'ended:another', '', 'PX', '600000')).rejects.toThrow('OOM');
    expect(await redis.command('EXISTS', 'ended:session')).toBe(1);
  });

  it('keeps its data in a volume, since its own file system cannot be written', () => {
    expect(compose).toMatch(/^ {6}- redis:\/data$/m);
    expect(compose).toMatch(/^volumes:\n {2}redis: \{\}$/m);
  });
});

describe('the compose file', () => {
  const nginx = readFileSync(new URL('nginx.conf', import.meta.url), 'utf8');

  it('starts every companion that nginx asks, each stopped no sooner than it can end what is in flight', () => {
    const asked = [...nginx.matchAll(/^ +server (companion-\d+):3000 /gm)].map(([, name]) => String(name));
    expect(asked.length).toBeGreaterThan(1);
    for (const name of asked) expect(compose).toContain(`\n  ${name}: *companion\n`);
    expect(compose).toMatch(/^ {2}stop_grace_period: 15s$/m);
  });

  it('lets the image’s own first process be the first', () => {
    expect(compose).not.toMatch(/^ +(init|entrypoint|command: .*main\.js)/m);
  });
});
