import { createHash } from 'node:crypto';
import type { Sealing } from '../crypto/sealing.ts';
import type { Store } from '../store/store.ts';

/** What the provider keeps in the store. Who reads that sees neither a code nor a visitor: ids are hashed, values are sealed. */
export interface Kept {
  /** What was kept of this kind under this id; `undefined` also where no secret opens it. */
  find(kind: string, id: string): Promise<unknown>;
  keep(kind: string, id: string, value: unknown, lifeS: number): Promise<void>;
  forget(kind: string, id: string): Promise<void>;
  /** Sets a mark that says nothing but that it is there. Whether it was not: of many machines that set it at once, one hears so. */
  mark(kind: string, id: string, lifeS: number): Promise<boolean>;
  isMarked(kind: string, id: string): Promise<boolean>;
}

export function createKept(store: Store, sealing: Sealing): Kept {
  return {
    async find(kind, id) {
      const place = placeOf(kind, id);
      const sealed = await store.get(place);
      const text = sealed === undefined ? undefined : sealing.open(sealed, place);
      return text === undefined ? undefined : JSON.parse(text);
    },
    async keep(kind, id, value, lifeS) {
      const place = placeOf(kind, id);
      await store.set(place, sealing.seal(JSON.stringify(value), place), lifeS * 1000);
    },
    async forget(kind, id) {
      const place = placeOf(kind, id);
      const sealed = await store.get(place);
      if (sealed !== undefined) await store.release(place, sealed);
    },
    mark: (kind, id, lifeS) => store.claim(placeOf(kind, id), '1', lifeS * 1000),
    isMarked: async (kind, id) => (await store.get(placeOf(kind, id))) !== undefined,
  };
}

function placeOf(kind: string, id: string): string {
  return `openid:${kind}:${createHash('sha256').update(id).digest('base64url')}`;
}
