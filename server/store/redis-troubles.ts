import { MissingPackages } from '../optional-packages.ts';
import { isReply } from './redis-package.ts';

/** Why machines do not share their state now. */
export interface Trouble {
  /** Tells one trouble from another: each is told once. */
  readonly kind: string;
  /** For the operator: what happened, and what to do. */
  readonly words: string;
  /** The address may lead to a better Redis by now: ask it anew. */
  readonly reconnect: boolean;
  /** Waiting does not mend it: REDIS_URL names a Redis that is of no use here. */
  readonly isFinal: boolean;
}

/** Redis is a cluster, and no single shard of it has all keys. */
export class SeveralShards extends Error {}

/**
 * `isOneShard`: the Redis that said so is known to be a cluster with all keys in one shard.
 *
 * Of what Redis replies only the code word in front goes into the words: the rest may quote the address with its password.
 */
export function troubleOf(error: unknown, isOneShard: boolean): Trouble {
  if (error instanceof SeveralShards) return severalShards;
  if (error instanceof MissingPackages) return noClient(error);
  if (!isReply(error)) return unanswered(error);
  const code = codeOf(error.message);
  if (LEADS_ELSEWHERE.has(code) && !isOneShard) return severalShards;
  return {
    kind: code,
    words: wordsOf(code, error.message),
    reconnect: NOT_THE_PRIMARY.has(code),
    isFinal: false,
  };
}

const severalShards: Trouble = {
  kind: 'several shards',
  words:
    'Redis is a cluster with several shards, or with slots that no shard has, and what machines share must be in one place: name a Redis without cluster mode, or a cluster with one shard that has all slots, and let its user run CLUSTER INFO.',
  reconnect: false,
  isFinal: true,
};

function noClient({ message }: MissingPackages): Trouble {
  return { kind: 'no client', words: message, reconnect: false, isFinal: true };
}

/** Answers of a cluster that has the keys on another node. */
const LEADS_ELSEWHERE = new Set(['MOVED', 'CROSSSLOT']);
const NOT_THE_PRIMARY = new Set(['READONLY', 'MOVED', 'MASTERDOWN']);

const WAITING = 'waiting for the failover, after which the address must lead to the new primary.';
const WORDS: Readonly<Record<string, string>> = {
  READONLY: `Redis is a replica now and takes no writes (READONLY): ${WAITING}`,
  MOVED: `Redis is a replica in its cluster now (MOVED): ${WAITING}`,
  MASTERDOWN: `Redis is a replica that has lost its primary (MASTERDOWN): ${WAITING}`,
  CLUSTERDOWN: 'The Redis cluster is not whole (CLUSTERDOWN): see `redis-cli cluster info` there.',
  OOM: 'Redis is full (OOM): raise maxmemory, or set a maxmemory-policy that forgets, such as volatile-ttl; ended sessions may then come back.',
  NOPERM:
    'The user of REDIS_URL may not run EVAL, or not with all keys and commands (NOPERM): allow it `~* +@read +@write +@fast +@scripting +@connection +cluster|info`.',
  NOAUTH: 'Redis wants a password (NOAUTH): write it into REDIS_URL, and restart the companion.',
  WRONGPASS:
    'Redis refuses the user or the password in REDIS_URL (WRONGPASS): mend it, and restart the companion.',
  LOADING: 'Redis is reading its data from disk (LOADING): waiting until it has.',
  BUSY: 'Redis is busy with a script of another program (BUSY): wait, or end it with `redis-cli script kill`.',
  MISCONF:
    'Redis cannot write to its disk, and takes no writes (MISCONF): see the log of Redis, and the space there.',
  NOREPLICAS:
    'Redis takes no writes with so few replicas (NOREPLICAS): bring them back, or lower min-replicas-to-write.',
};

/** What Redis says under its general code. */
const GENERAL: readonly (readonly [RegExp, string])[] = [
  [
    /^ERR unknown command/i,
    'Redis does not know a command that the companion needs, EVAL or HELLO (unknown command): take back the rename-command that hides it, and use Redis 6 or newer.',
  ],
  [
    /^ERR max number of clients/i,
    'Redis has no connection left: raise its maxclients, or find out who holds them (`redis-cli client list`).',
  ],
];

function wordsOf(code: string, message: string): string {
  const general = GENERAL.find(([pattern]) => pattern.test(message))?.[1];
  return WORDS[code] ?? general ?? `Redis refuses what the companion asks (${code}): see the log of Redis.`;
}

function codeOf(message: string): string {
  const code = /^[A-Z]+/.exec(message)?.[0] ?? 'no code';
  if (code !== 'ERR') return code;
  // Before version 7, Redis wrapped the reply that a command gave to a script.
  const inner = /^ERR Error running script .*?-([A-Z]+) /.exec(message)?.[1];
  return inner !== undefined && Object.hasOwn(WORDS, inner) ? inner : code;
}

function unanswered(error: unknown): Trouble {
  const { code } = (error ?? {}) as { code?: unknown };
  const detail = typeof code === 'string' ? ` (${code})` : '';
  return {
    kind: 'no answer',
    words: `Redis does not answer${detail}: check REDIS_URL and the server there.`,
    reconnect: true,
    isFinal: false,
  };
}
