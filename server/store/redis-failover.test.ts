import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createMemoryLog } from '../testing/companion.testing.ts';
import { openAddress } from './movable-address.testing.ts';
import { hasRedisServer, startRedis } from './redis.testing.ts';
import { createRedisStore } from './redis.ts';
import type { Store } from './store.ts';

const PATIENT = { timeout: 10_000 };

describe.skipIf(!hasRedisServer())('a failover behind one address', () => {
  it('is followed without a restart, although the old primary stays up and keeps its connections', async () => {
    const { store, switchOver, next } = await scene();
    await store.set('before', 'value', 60_000);
    await switchOver();
    await vi.waitFor(() => store.check(), PATIENT);
    await store.set('after', 'value', 60_000);
    expect(await next.command('GET', 'after')).toBe('value');
  }, 30_000);

  it('that loses the last writes does not bring an ended session back, nor a used proof, though nobody asks', async () => {
    const { store, switchOver, next } = await scene();
    await store.set('ended:session', '', 60_000);
    await store.claim('proof:nonce', '', 60_000);
    // Nothing was replicated: the new primary is empty.
    await switchOver();
    await expect.poll(() => next.command('EXISTS', 'ended:session', 'proof:nonce'), PATIENT).toBe(2);
  }, 30_000);
});

describe.skipIf(!hasRedisServer())('a Redis that comes back empty', () => {
  it('hears from one machine what had ended, and so the others know', async () => {
    const { old: redis, open } = await scene();
    const [one, other] = [await open(), await open()];
    await one.set('ended:session', '', 60_000);
    await redis.restart();
    await expect.poll(() => other.get('ended:session'), PATIENT).toBe('');
    expect(await other.claim('ended:session', 'anew', 60_000)).toBe(false);
  }, 30_000);

  it('hears it again when it comes back empty once more', async () => {
    const { old: redis, open } = await scene();
    const [one, other] = [await open(), await open()];
    await one.set('ended:session', '', 60_000);
    for (let time = 0; time < 2; time++) {
      await redis.restart();
      await expect.poll(() => redis.command('EXISTS', 'ended:session'), PATIENT).toBe(1);
    }
    await expect.poll(() => other.get('ended:session'), PATIENT).toBe('');
  }, 30_000);

  it('is not told of logins and locks: another machine may have newer ones', async () => {
    const { old: redis, open } = await scene();
    const one = await open();
    await one.set('login:client', 'the first', 60_000);
    await one.claim('login-lock:client', 'holder', 60_000);
    await one.set('ended:session', '', 60_000);
    await redis.restart();
    await expect.poll(() => redis.command('EXISTS', 'ended:session'), PATIENT).toBe(1);
    await vi.waitFor(() => one.check(), PATIENT);
    expect(await redis.command('EXISTS', 'login:client', 'login-lock:client')).toBe(0);
  }, 30_000);

  it('leaves alone what Redis still has', async () => {
    const { old: redis, open } = await scene();
    const one = await open();
    await one.set('key', 'old', 60_000);
    await redis.restart();
    await redis.command('SET', 'key', 'new');
    await vi.waitFor(() => one.check(), PATIENT);
    expect(await redis.command('GET', 'key')).toBe('new');
  }, 30_000);

  it('is told 20 000 values, also those that end meanwhile, and although it is lost again in between', async () => {
    const { old: redis, open } = await scene();
    const one = await open();
    const many = Array.from({ length: 20_000 }, (_, i) => `ended:${i}`);
    while (many.length > 0) {
      await Promise.all(many.splice(0, 1_000).map((key) => one.set(key, '', 600_000)));
    }
    for (let time = 0; time < 2; time++) {
      await redis.restart();
      await expect.poll(() => redis.command('DBSIZE'), { ...PATIENT, interval: 10 }).toBeGreaterThan(0);
      await one.set(`ended:meanwhile-${time}`, '', 600_000);
    }
    await vi.waitFor(() => one.check(), { timeout: 20_000 });
    const ended = ['ended:0', 'ended:19999', 'ended:meanwhile-0', 'ended:meanwhile-1'];
    expect(await redis.command('EXISTS', ...ended)).toBe(4);
  }, 60_000);
});

/** Two Redis, of which an address leads to the first, and a machine that goes by that address. */
async function scene() {
  const [old, next] = [await startRedis(), await startRedis()];
  const address = await openAddress(old.port);
  const stores: Store[] = [];
  onTestFinished(async () => {
    for (const store of stores) await store.close();
    await address.close();
    await old.kill();
    await next.kill();
  });
  const open = async () => {
    // A busy machine must not be taken for a lost Redis.
    const store = createRedisStore(address.url, createMemoryLog().log, { patienceMs: 2_000 });
    stores.push(store);
    await vi.waitFor(() => store.check(), PATIENT);
    return store;
  };
  const switchOver = async () => {
    await old.command('REPLICAOF', '127.0.0.1', String(next.port));
    address.leadTo(next.port);
  };
  return { old, next, open, store: await open(), switchOver };
}
