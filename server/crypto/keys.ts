import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** Keys for one purpose, newest first: the first makes, every one opens. */
export type Keys = readonly [KeyObject, ...KeyObject[]];

/** What a key is for. */
export type Purpose = 'resume' | 'context' | 'proof' | 'login' | 'openid';

/**
 * A 256-bit key from each session secret. What is made for one purpose is of no use for another, though the operator
 * keeps one list of secrets; `version` tells apart keys of one purpose that are used in different ways.
 */
export function deriveKeys(
  secrets: readonly [string, ...string[]],
  purpose: Purpose,
  version: 'v1' | 'v2' = 'v1',
): Keys {
  const derive = (secret: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `messenger-tag ${purpose} ${version}`, 32)));
  const [newest, ...older] = secrets;
  return [derive(newest), ...older.map(derive)];
}
