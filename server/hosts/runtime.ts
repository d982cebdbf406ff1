import { getCiphers, hkdfSync } from 'node:crypto';
import { brotliCompressSync } from 'node:zlib';

/** What the companion needs of the runtime it is in, by the words for it. */
const needed: Readonly<Record<string, () => boolean>> = {
  'Node 20.19 or newer, or a runtime with its modules (Deno 2, Bun 1.2)': () =>
    isNewEnough(process.versions.node),
  'fetch’s Request and Response': () => typeof Request === 'function' && typeof Response === 'function',
  'AES-256-GCM in node:crypto': () => getCiphers().includes('aes-256-gcm') && typeof hkdfSync === 'function',
  'Brotli in node:zlib': () => typeof brotliCompressSync === 'function',
};

/** Throws, in words, when something is missing. */
export function checkRuntime(checks: typeof needed = needed): void {
  const missing = Object.entries(checks)
    .filter(([, isThere]) => !isThere())
    .map(([what]) => what);
  if (missing.length === 0) return;
  throw new Error(`The companion cannot run here: this runtime lacks ${missing.join('; ')}.`);
}

function isNewEnough(version: string | undefined): boolean {
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19);
}
