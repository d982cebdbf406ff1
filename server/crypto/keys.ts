import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** Keys for one purpose, newest first: the first makes, every one opens. */
export type Keys = readonly [KeyObject, ...KeyObject[]];

type Purpose = 'resume' | 'context' | 'proof' | 'proof-solution' | 'login';

/**
 * A 256-bit key from each session secret. What is made for one purpose is of no use for another, though the operator
 * keeps one list of secrets.
 */
export function deriveKeys(secrets: readonly [string, ...string[]], purpose: Purpose): Keys {
  const derive = (secret: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `messenger-tag ${purpose} v1`, 32)));
  const [newest, ...older] = secrets;
  return [derive(newest), ...older.map(derive)];
}
