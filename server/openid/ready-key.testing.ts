import { createSealing } from '../crypto/sealing.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { Store } from '../store/store.ts';
import { SESSION_SECRET } from '../testing/companion.testing.ts';
import { createKeyRing } from './keys.ts';

/**
 * A state of a companion's own in which the key that signs now stands already, sealed by {@link SESSION_SECRET}. All providers of
 * a test file share that key: to make one takes up to a second.
 */
export async function storeWithKey(): Promise<Store> {
  claims ??= claimsOfRing();
  const store = createMemoryStore();
  for (const claim of await claims) await store.claim(...claim);
  return store;
}

type Claim = Parameters<Store['claim']>;

let claims: Promise<readonly Claim[]> | undefined;

/** What a machine writes that makes the key. */
async function claimsOfRing(): Promise<readonly Claim[]> {
  const made: Claim[] = [];
  const memory = createMemoryStore();
  const store: Store = {
    ...memory,
    claim(...claim) {
      made.push(claim);
      return memory.claim(...claim);
    },
  };
  await createKeyRing({ store, sealing: createSealing([SESSION_SECRET], 'openid') }).current();
  return made;
}
