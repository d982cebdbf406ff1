import type { Dispatcher } from 'undici';

/** What is asked, and how long and how much is waited for. */
export interface AskOnce {
  readonly method?: Dispatcher.HttpMethod;
  readonly headers?: Record<string, string>;
  readonly body?: string | undefined;
  /** For the whole answer, ms. */
  readonly timeoutMs: number;
  /** Of the body. That of another answer than 2xx is cut there. */
  readonly maxBytes: number;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** There was no whole answer in time. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

/** The body has more bytes than were waited for. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/**
 * Asks by HTTP, once, through HTTPS_PROXY, HTTP_PROXY and NO_PROXY as the companion's other calls, and follows no redirect.
 * Nothing stays open. Rejects with {@link TooSlow}, {@link TooLarge}, `NoTunnel` of `proxy-tunnels.ts`, or Node's error.
 */
export async function askOnce(url: string, asked: AskOnce): Promise<Answered> {
  const { method = 'GET', headers = {}, body = null, timeoutMs, maxBytes } = asked;
  const { origin, pathname, search } = new URL(url);
  // Only now: a start does without undici, and is faster and smaller.
  const { createProxyAgent, passed } = await import('./proxy-tunnels.ts');
  const agent = createProxyAgent(timeoutMs);
  const signal = AbortSignal.timeout(timeoutMs);
  const arrival = agent
    .request({ origin, path: pathname + search, method, headers, body, signal, reset: true })
    .then(async ({ statusCode: status, headers, body }) => ({
      status,
      headers,
      body: await textOf(body, maxBytes, status),
    }));
  try {
    return await Promise.race([arrival, passed(signal)]);
  } catch (error) {
    throw signal.aborted ? new TooSlow() : error;
  } finally {
    // The answer is there, or will be no more: how its connection ends says nothing.
    agent.destroy().catch(() => {});
  }
}

async function textOf(body: AsyncIterable<Buffer>, maxBytes: number, status: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      if (status >= 300) break;
      throw new TooLarge();
    }
    chunks.push(chunk);
  }
  // Unlike Buffer's toString it takes off a byte order mark, which JSON.parse would refuse.
  return new TextDecoder().decode(Buffer.concat(chunks));
}
