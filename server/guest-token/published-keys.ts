import type { JWTVerifyGetKey } from 'jose';
import { Problem } from '../http/problems.ts';
import { BadUserToken } from './bad-user-token.ts';
import { fetchKeySet, NoKeys } from './fetch-keys.ts';
import { type KeySet, whyNoneFits } from './key-set.ts';

interface Parts {
  /** Rejects with {@link NoKeys}. */
  readonly fetchKeys?: (url: string) => Promise<KeySet>;
  /** ms, of a clock that only goes forward. */
  readonly now?: () => number;
  /** From 0 to 1. */
  readonly random?: () => number;
}

/**
 * Finds the key of a token among those that a site publishes at `url`. They are kept, and fetched again when they are old or
 * a token names another: one fetch at a time, for whoever asks. While fetching fails, the keys known before go on being
 * used. Rejects with `user-token-keys-unavailable` when no keys could be got, with `invalid-user-token` when none of
 * them fits, and with jose's own error when several do.
 */
export function createPublishedKeys(
  url: string,
  { fetchKeys = fetchKeySet, now = () => performance.now(), random = Math.random }: Parts = {},
): JWTVerifyGetKey {
  let latest: { readonly set: KeySet; readonly at: number } | undefined;
  let failure: NoKeys | undefined;
  let failuresInARow = 0;
  let nextFetchAt = Number.NEGATIVE_INFINITY;
  let fetching: Promise<void> | undefined;

  const areYoungerThan = (ms: number) => latest !== undefined && now() - latest.at < ms;

  const succeeded = (set: KeySet) => {
    latest = { set, at: now() };
    failure = undefined;
    failuresInARow = 0;
    nextFetchAt = now() + COOLDOWN_MS;
  };
  const failed = (error: unknown) => {
    if (!(error instanceof NoKeys)) throw error;
    failure = error;
    failuresInARow++;
    // Not all machines come back at the same moment.
    const backoff =
      Math.min(FIRST_BACKOFF_MS * 2 ** (failuresInARow - 1), MAX_BACKOFF_MS) * (1 - random() / 4);
    nextFetchAt = now() + (areYoungerThan(KEPT_AT_MOST_MS) ? Math.max(backoff, COOLDOWN_MS) : backoff);
  };
  /** Does nothing while it is too early to ask again. */
  const refresh = async () => {
    if (fetching === undefined && now() < nextFetchAt) return;
    fetching ??= fetchKeys(url)
      .then(succeeded, failed)
      .finally(() => {
        fetching = undefined;
      });
    await fetching;
  };

  const unavailable = (effect: string) =>
    new Problem('user-token-keys-unavailable', {
      retryAfterSeconds: (nextFetchAt - now()) / 1000,
      remedy: `USER_TOKEN_JWKS: ${failure?.message} ${failure?.remedy} ${effect}`,
    });
  const keys = () => {
    if (latest !== undefined && areYoungerThan(KEPT_AT_MOST_MS)) return latest.set;
    throw unavailable('Until they do nobody can sign in; other visitors can chat.');
  };

  return async (header, token) => {
    if (!areYoungerThan(FRESH_MS)) await refresh();
    const known = await keys().choose(header, token);
    if (known !== undefined) return known;
    // It may have been published since.
    await refresh();
    const set = keys();
    const found = await set.choose(header, token);
    if (found !== undefined) return found;
    if (failure !== undefined) throw unavailable('Until they do only keys known before are taken.');
    throw new BadUserToken('key', whyNoneFits(set, header));
  };
}

/** How soon a key that the site has withdrawn is no longer taken. */
const FRESH_MS = 10 * 60_000;
/** For how long keys are used when no newer ones can be fetched: a site whose key server is down keeps its visitors. */
const KEPT_AT_MOST_MS = 24 * 3_600_000;
/** Tokens with a forged `kid` cause one fetch in this time. */
const COOLDOWN_MS = 30_000;
const FIRST_BACKOFF_MS = 1_000;
const MAX_BACKOFF_MS = 60_000;
