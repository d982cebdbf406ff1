import { useEffect, useState } from 'preact/hooks';
import type { CheckAnswer, CheckRequest, CompanionAnswer } from '../../server/front-door/builder-route.ts';
import { root } from '../site/root.ts';
import type { CompanionAddress } from './tag.ts';

/** The companion that this page is from. */
export interface Companion extends CompanionAddress {
  /** What it says of itself; `undefined` until it has, or where it does not answer. */
  readonly told: CompanionAnswer | undefined;
  /** Whether a click in the preview may open the chat: the sandbox plays Genesys, and the companion lets its own pages in. */
  readonly opens: 'sandbox' | 'nothing';
}

/** Asks the companion once what the tag needs of it. Until it answers, its address is the one of this page. */
export function useCompanion(): Companion {
  const [companion, setCompanion] = useState<Companion>({
    url: root.href,
    pinned: undefined,
    told: undefined,
    opens: 'nothing',
  });
  useEffect(() => {
    void (async () => {
      const [told, manifest, own] = await Promise.all([
        answerOf<CompanionAnswer>('api/builder'),
        answerOf<Manifest>('loader/manifest.json'),
        answerOf<CheckAnswer>('api/builder', asking({ origin: location.origin })),
      ]);
      const url = told?.publicUrl === undefined ? root.href : `${told.publicUrl}/`;
      const opens = told?.isSandbox && own?.origin === 'allowed' ? 'sandbox' : 'nothing';
      setCompanion({ url, pinned: pinnedOf(manifest, url), told, opens });
    })();
  }, []);
  return companion;
}

/** What is looked at of it: contract 3.4. */
interface Manifest {
  readonly pinned?: string;
  readonly integrity: Readonly<Record<string, string>>;
}

function pinnedOf(manifest: Manifest | undefined, url: string): CompanionAddress['pinned'] {
  const path = manifest?.pinned;
  const integrity = path === undefined ? undefined : manifest?.integrity[path];
  if (path === undefined || integrity === undefined) return undefined;
  return { url: new URL(path, `${url}loader/`).href, integrity };
}

/** What is asked of the companion by `POST`. */
export function asking(question: CheckRequest, signal?: AbortSignal): RequestInit {
  return { method: 'POST', body: JSON.stringify(question), signal: signal ?? null };
}

/** An answer of our own companion, or `undefined`: the tag is right without it, and the page says what could not be asked. */
export async function answerOf<T>(path: string, init?: RequestInit): Promise<T | undefined> {
  try {
    const response = await fetch(new URL(path, root), init);
    return response.ok ? ((await response.json()) as T) : undefined;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    return undefined;
  }
}
