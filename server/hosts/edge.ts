/**
 * In the place of the companion on edge runtimes (Next.js with `runtime = 'edge'`, Cloudflare Workers): `package.json`
 * leads them here. Without it a bundler would complain of modules that nobody has heard of.
 */
const WHY =
  'messenger-tag: the companion cannot run on an edge runtime: Genesys’s platform SDK and its cryptography need Node. ' +
  'In Next.js, take `export const runtime = "edge"` out of the file that uses it; elsewhere, run it as a Node function.';

/** Throws: see the message. */
export function createHandler(): never {
  throw new Error(WHY);
}

/** Throws: see the message. */
export function createApp(): never {
  throw new Error(WHY);
}

/** Throws: see the message. */
export function readConfig(): never {
  throw new Error(WHY);
}
