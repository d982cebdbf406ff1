import { randomUUID } from 'node:crypto';
import type { RedisClient } from './redis-client.ts';
import { isReply } from './redis-package.ts';
import { tryOutScript } from './redis-scripts.ts';
import { SeveralShards } from './redis-troubles.ts';

/**
 * Does what a store needs of Redis. Rejects with what Redis says to it: one that has become a replica, is full, or does
 * not let this user run scripts goes on answering PING.
 */
export async function tryOut(client: RedisClient, isOneShard: boolean): Promise<void> {
  const value = randomUUID();
  // Two keys, as a turn has them: a cluster that does not tell this user what it is refuses them.
  const keys = isOneShard ? ['health'] : ['health', 'health:machines'];
  const kept = await client.eval(tryOutScript, { keys, arguments: [value, '10000'] });
  if (kept !== value) throw new Error('Redis does not keep what it is told.');
}

/** Whether Redis is a cluster with all keys in one shard. Rejects with `SeveralShards` when it is another cluster. */
export async function isOneShardCluster(client: RedisClient): Promise<boolean> {
  let info: string;
  try {
    info = await client.clusterInfo();
  } catch (error) {
    // No cluster, or not for this user to know: then what it answers to a script tells. Whoever is still loading does not
    // say either, and must not be taken for one or the other.
    if (isReply(error) && /^(ERR|NOPERM) /.test(error.message)) return false;
    throw error;
  }
  const shards = numberIn(info, 'cluster_size');
  const slots = numberIn(info, 'cluster_slots_assigned');
  if (shards > 1 || (slots > 0 && slots < ALL_SLOTS)) throw new SeveralShards();
  return true;
}

const ALL_SLOTS = 16_384;

function numberIn(info: string, name: string): number {
  return Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(info)?.[1] ?? 0);
}
