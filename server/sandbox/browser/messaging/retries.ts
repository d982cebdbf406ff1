/** Milliseconds before each attempt to connect again; the numbers are ours. */
const RETRY_AFTER_MS = [500, 2_000, 4_000, 8_000, 15_000];

/** Tries until an attempt says `done`, for about half a minute, or until it is no longer `wanted`. */
export async function withRetries(
  attempt: () => Promise<'done' | 'again'>,
  wanted: () => boolean,
): Promise<'done' | 'gave up' | 'not wanted'> {
  for (const delay of RETRY_AFTER_MS) {
    await new Promise((resolve) => setTimeout(resolve, delay));
    if (!wanted()) return 'not wanted';
    if ((await attempt()) === 'done') return 'done';
  }
  return 'gave up';
}
