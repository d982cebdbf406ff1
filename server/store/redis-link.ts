import { Degraded } from '../operations/health.ts';
import type { Logger } from '../operations/log.ts';
import { within } from '../within.ts';
import { createRedisClient, type RedisClient } from './redis-client.ts';
import { isOneShardCluster, tryOut } from './redis-health.ts';
import { type Trouble, troubleOf } from './redis-troubles.ts';
import { Unfit } from './store.ts';

/** The way to Redis: open, or lost and looked for. */
export interface RedisLink {
  /**
   * What `onRedis` resolves with, or what `alone` does: while Redis is lost, and when it refuses or does not answer. One
   * request waits to find out, those after it not at all.
   */
  use<T, U>(onRedis: (client: RedisClient) => Promise<T>, alone: () => Promise<U>): Promise<T | U>;
  /** When the connection was made anew, by `performance.now()`; `undefined` while it is still the first that served. */
  rejoinedAt(): number | undefined;
  /** Whether Redis runs in cluster mode, with one shard. */
  isCluster(): boolean;
  /** As `check` of a `Store`. */
  check(): Promise<void>;
  close(): void;
}

interface LinkParts {
  /** May hold a password. */
  readonly url: string;
  readonly log: Logger;
  /** How long a request of a visitor waits for Redis, ms. */
  readonly patienceMs: number;
  /** Tells Redis what it may not know; calls `done` in the very moment when nothing is left to tell. */
  readonly tellAll: (client: RedisClient, done: () => void) => Promise<void>;
}

/** Begins to connect at once, and never gives up. */
export function openLink({ url, log, patienceMs, tellAll }: LinkParts): RedisLink {
  let client: RedisClient | undefined;
  let isShared = false;
  let trouble: Trouble | undefined;
  let hasServed = false;
  let rejoinedAt: number | undefined;
  let isCluster = false;
  let isClosed = false;
  let isLooking = false;
  let nextLook: NodeJS.Timeout | undefined;
  const tell = tellOnce(log);

  const lose = (error: unknown): Trouble => {
    trouble = troubleOf(error, isCluster);
    if (isShared && !isLooking) lookIn(LOST_LOOK_MS);
    isShared = false;
    if (!isClosed) tell.lost(trouble);
    return trouble;
  };
  const share = () => {
    isShared = true;
    hasServed = true;
    trouble = undefined;
    tell.back();
  };

  const join = async () => {
    const joined = await connect(url, (error, from) => {
      if (from === client && isShared) lose(error);
    });
    client = joined;
    if (isClosed) joined.destroy();
    if (hasServed) rejoinedAt = performance.now();
    return joined;
  };
  /** Also while all seems well: a machine that nobody asks must find out, too, that what it told is gone. */
  const look = async () => {
    isLooking = true;
    try {
      const redis = client?.isReady ? client : await join();
      isCluster = await within(LOOK_PATIENCE_MS, isOneShardCluster(redis), noAnswer);
      await within(LOOK_PATIENCE_MS, tryOut(redis, isCluster), noAnswer);
      if (!isShared) await tellAll(redis, share);
    } catch (error) {
      if (lose(error).reconnect) client?.destroy();
    } finally {
      isLooking = false;
      lookIn(isShared ? SHARED_LOOK_MS : LOST_LOOK_MS);
    }
  };
  const lookIn = (ms: number) => {
    clearTimeout(nextLook);
    if (!isClosed) nextLook = setTimeout(look, ms).unref();
  };

  const use: RedisLink['use'] = async (onRedis, alone) => {
    if (!isShared || client === undefined) return alone();
    try {
      // The client's own timeout does not end a command that is already on its way to a frozen Redis.
      return await within(patienceMs, onRedis(client), noAnswer);
    } catch (error) {
      // Those that were on their way when it was lost have nothing to add.
      if (isShared) lose(error);
      return alone();
    }
  };
  const isWell = () =>
    use(
      async (redis) => {
        await tryOut(redis, isCluster);
        return true;
      },
      async () => false,
    );

  void look();
  return {
    use,
    rejoinedAt: () => rejoinedAt,
    isCluster: () => isCluster,
    async check() {
      if (await isWell()) return;
      const { words, isFinal } = trouble ?? troubleOf(undefined, isCluster);
      throw isFinal ? new Unfit(words) : new Degraded(words);
    },
    close() {
      isClosed = true;
      clearTimeout(nextLook);
      client?.destroy();
    },
  };
}

const CONNECT_MS = 3_000;
/** Nobody waits for a look, so it may take longer than what a visitor waits for. */
const LOOK_PATIENCE_MS = 2_000;
const LOST_LOOK_MS = 500;
const SHARED_LOOK_MS = 2_000;

async function connect(
  url: string,
  onError: (error: unknown, from: RedisClient) => void,
): Promise<RedisClient> {
  const client = await createRedisClient(url);
  client.on('error', (error) => onError(error, client));
  try {
    await within(CONNECT_MS, client.connect(), noAnswer);
    return client;
  } catch (error) {
    client.destroy();
    throw error;
  }
}

/** A trouble that lasts is one line in the log, and so is another one that takes its place. */
function tellOnce(log: Logger) {
  const told = new Set<string>();
  return {
    lost({ kind, words, isFinal }: Trouble) {
      if (told.has(kind)) return;
      told.add(kind);
      const level = isFinal ? 'error' : 'warn';
      log[level]({ remedy: words }, 'Redis is lost: this machine goes on by itself');
    },
    back() {
      if (told.size > 0) log.info('Redis is back: machines share their state again');
      told.clear();
    },
  };
}

function noAnswer(): Error {
  return new Error('no answer');
}
