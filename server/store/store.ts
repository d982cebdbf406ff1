import { Degraded } from '../operations/health.ts';

/**
 * What machines that serve together must agree on. One interface, two engines: `memory.ts` for one machine, `redis.ts`
 * for several. Keys carry their purpose (`ended:…`, `login:…`, `limit:…`); values are text, sealed where they are secret.
 *
 * No method rejects because the engine is out of reach: an engine falls back to what this machine knows.
 */
export interface Store {
  get(key: string): Promise<string | undefined>;
  /** Keeps `value` for `ttlMs` ms. */
  set(key: string, value: string, ttlMs: number): Promise<void>;
  /** Keeps `value` unless the key is there already; whether it was kept. Atomic: of many callers one gets `true`. */
  claim(key: string, value: string, ttlMs: number): Promise<boolean>;
  /** Takes the key away, but only with this value: a lock that has run out is not taken from its next holder. */
  release(key: string, value: string): Promise<void>;
  /** Takes `points` of the `limit` that a key has in each window of `windowMs` ms. Takes nothing when refused. */
  consume(key: string, request: { points: number; limit: number; windowMs: number }): Promise<Consumed>;
  /**
   * Takes one of the `limit` turns that there are in any `windowMs` ms, wherever these begin: unlike with `consume`,
   * the end of one window and the start of the next never add up to more. Where machines cannot agree, they take fewer.
   */
  takeTurn(key: string, request: { limit: number; windowMs: number }): Promise<Turn>;
  /** How many values and windows this process itself holds. */
  size(): number;
  /**
   * Rejects with a `Degraded`, in words for the operator, when machines do not share their state now; with an `Unfit` when
   * they never will with this engine.
   */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** The engine that was named can never serve: waiting does not help. */
export class Unfit extends Degraded {}

export interface Consumed {
  readonly allowed: boolean;
  readonly remaining: number;
  /** ms until the window ends. */
  readonly resetMs: number;
}

export interface Turn {
  readonly allowed: boolean;
  /** When refused: ms until a turn is free again, if nobody else takes it. */
  readonly waitMs: number;
}
