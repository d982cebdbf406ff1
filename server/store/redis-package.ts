import type { ErrorReply } from 'redis';
import { OPTIONAL_PACKAGES, whyNotLoaded } from '../optional-packages.ts';

type RedisPackage = typeof import('redis');

let loaded: RedisPackage | undefined;

/** Rejects with `MissingPackages` where the client for Redis is not installed. */
export async function loadRedis(): Promise<RedisPackage> {
  try {
    // Inside of `try`, bundlers of a host let a package be missing.
    loaded = await import('redis');
    return loaded;
  } catch (error) {
    throw whyNotLoaded(error, 'The state that machines share', OPTIONAL_PACKAGES.redis);
  }
}

/** Whether this is what Redis itself has said. Before the client is loaded, Redis has said nothing. */
export function isReply(error: unknown): error is ErrorReply {
  return loaded !== undefined && error instanceof loaded.ErrorReply;
}
