import type { Dispatcher } from 'undici';
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
  const { origin, pathname, search } = new URL(url);
  const noKeys = (why: string, remedy = CHECK_BOTH) =>
    new NoKeys(`No keys come from ${origin}${pathname}: ${why}.`, remedy);
  const { status, text } = await get({ origin, path: pathname + search }, timeoutMs).catch((error) => {
    throw noKeys(...inWords(error, timeoutMs));
  });
  if (status >= 300 && status < 400) {
    throw noKeys(
      `it answered ${status}`,
      'Set USER_TOKEN_JWKS to where that leads: no redirect is followed.',
    );
  }
  if (status !== 200) throw noKeys(`it answered ${status}`);
  const keys = await readKeySet(parseJson(text));
  if (keys === undefined) throw noKeys(`its answer is no JSON Web Key Set: {"keys": [at most ${MAX_KEYS}]}`);
  return keys;
}

const DEADLINE_MS = 3_000;
/** A set of a dozen RSA keys has 10 KiB. */
const MAX_BYTES = 64 * 1024;
const CHECK_BOTH = 'Check USER_TOKEN_JWKS, and the server that it leads to.';

interface Answer {
  readonly status: number;
  readonly text: string;
}

async function get(from: { origin: string; path: string }, timeoutMs: number): Promise<Answer> {
  // Only now: a companion without published keys does without undici, and starts faster.
  const { createProxyAgent, passed } = await import('../genesys/proxy-tunnels.ts');
  // One for each fetch, as there are minutes between them: nothing stays open, and nothing is to be closed at a stop.
  const agent = createProxyAgent(timeoutMs);
  const deadline = AbortSignal.timeout(timeoutMs);
  try {
    const answer = agent
      .request({ ...from, method: 'GET', headers: { accept: TYPES }, signal: deadline, reset: true })
      .then(read);
    return await Promise.race([answer, passed(deadline)]);
  } catch (error) {
    throw deadline.aborted ? new TooSlow() : error;
  } finally {
    // The answer is there, or will be no more: how its connection ends says nothing.
    agent.destroy().catch(() => {});
  }
}

const TYPES = 'application/jwk-set+json, application/json';

async function read({ statusCode: status, body }: Dispatcher.ResponseData): Promise<Answer> {
  if (status !== 200) return { status, text: '' };
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new TooLarge();
    chunks.push(chunk);
  }
  // Unlike Buffer's toString it takes off a byte order mark, which JSON.parse would refuse.
  return { status, text: new TextDecoder().decode(Buffer.concat(chunks)) };
}

class TooSlow extends Error {}
class TooLarge extends Error {}

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
