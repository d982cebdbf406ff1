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
