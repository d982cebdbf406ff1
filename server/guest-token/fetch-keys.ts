import { askOnce, TooLarge, TooSlow } from '../genesys/ask-once.ts';
import { type KeySet, MAX_KEYS, readKeySet } from './key-set.ts';

/** No keys came. Message and remedy are for the operator, and hold neither the query of the address nor any secret. */
export class NoKeys extends Error {
  override readonly name = 'NoKeys';
  readonly remedy: string;

  constructor(says: string, remedy: string) {
    super(says);
    this.remedy = remedy;
  }
}

/**
 * The keys that are published at `url`, through HTTPS_PROXY, HTTP_PROXY and NO_PROXY as the calls to Genesys. `timeoutMs` ms
 * are for the whole answer, which may have 64 KiB; redirects are not followed. Rejects with {@link NoKeys}.
 */
export async function fetchKeySet(url: string, timeoutMs = DEADLINE_MS): Promise<KeySet> {
  const { origin, pathname } = new URL(url);
  const noKeys = (why: string, remedy = CHECK_BOTH) =>
    new NoKeys(`No keys come from ${origin}${pathname}: ${why}.`, remedy);
  const asked = { headers: { accept: TYPES }, timeoutMs, maxBytes: MAX_BYTES };
  const { status, body } = await askOnce(url, asked).catch((error) => {
    throw noKeys(...inWords(error, timeoutMs));
  });
  if (status >= 300 && status < 400) {
    throw noKeys(
      `it answered ${status}`,
      'Set USER_TOKEN_JWKS to where that leads: no redirect is followed.',
    );
  }
  if (status !== 200) throw noKeys(`it answered ${status}`);
  const keys = await readKeySet(parseJson(body));
  if (keys === undefined) throw noKeys(`its answer is no JSON Web Key Set: {"keys": [at most ${MAX_KEYS}]}`);
  return keys;
}

const DEADLINE_MS = 3_000;
/** A set of a dozen RSA keys has 10 KiB. */
const MAX_BYTES = 64 * 1024;
const CHECK_BOTH = 'Check USER_TOKEN_JWKS, and the server that it leads to.';

const TYPES = 'application/jwk-set+json, application/json';

/** What went wrong, and what to do about it. */
function inWords(error: unknown, timeoutMs: number): [why: string, remedy?: string] {
  if (error instanceof TooSlow) return [`it did not answer within ${timeoutMs} ms`];
  if (error instanceof TooLarge) return [`its answer has more than ${MAX_BYTES / 1024} KiB`];
  const { name, message, code = name } = error as { name?: string; message?: string; code?: unknown };
  if (name === 'NoTunnel') return [String(message), 'Check HTTPS_PROXY, and user and password in it.'];
  if (/CERT|TLS|SSL|SIGNATURE|^EPROTO$/.test(String(code))) {
    return [
      `it shows no certificate that this machine trusts (${code})`,
      'Is a proxy in between? Give Node its certificate by NODE_EXTRA_CA_CERTS. Check the clock too.',
    ];
  }
  return [`it cannot be reached (${code})`, 'Check DNS, firewall, HTTPS_PROXY and USER_TOKEN_JWKS.'];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
