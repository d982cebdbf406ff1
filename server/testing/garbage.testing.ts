import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, vi } from 'vitest';

/** Resolves when nothing holds any of these any more; fails where something still does after a second. */
export async function expectLetGo(watched: readonly WeakRef<object>[]): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collectGarbage: () => void = runInNewContext('gc');
  await vi.waitFor(() => {
    collectGarbage();
    // Their number: a failure that has the objects themselves would hold them.
    expect(watched.filter((each) => each.deref() !== undefined)).toHaveLength(0);
  });
}
