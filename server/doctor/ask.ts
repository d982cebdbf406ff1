import type { Dispatcher } from 'undici';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** ms since the epoch, by our clock, half way between question and answer. */
  readonly at: number;
}

/** Why there is no answer, in words that name the cause: DNS, TLS, network or time. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
  readonly remedy: string;

  constructor(says: string, remedy: string) {
    super(says);
    this.remedy = remedy;
  }
}

interface Question {
  readonly method?: Dispatcher.HttpMethod;
  readonly headers?: Record<string, string>;
  readonly timeoutMs: number;
  readonly now?: () => number;
}

/**
 * Asks by HTTP, through HTTPS_PROXY or HTTP_PROXY where the companion's own calls go that way, and follows no redirect.
 * Rejects with {@link Unreachable}.
 */
export async function ask(
  url: string,
  { method = 'GET', headers = {}, timeoutMs, now = Date.now }: Question,
): Promise<Answer> {
  const { origin, pathname, search } = new URL(url);
  // Only now: a start does without undici, and is faster and smaller.
  const { createProxyAgent, passed } = await import('../genesys/proxy-tunnels.ts');
  const dispatcher = createProxyAgent(timeoutMs);
  const deadline = AbortSignal.timeout(timeoutMs);
  const askedAt = now();
  const arrival = dispatcher
    .request({ origin, path: pathname + search, method, headers, signal: deadline, reset: true })
    .then(async ({ statusCode: status, headers, body }) => {
      const text = await textOf(body);
      return { status, headers, body: text, at: (askedAt + now()) / 2 };
    });
  try {
    return await Promise.race([arrival, passed(deadline)]);
  } catch (error) {
    throw inWords(new URL(url), deadline.aborted ? 'ETIMEDOUT' : codeOf(error), error);
  } finally {
    // The answer is there, or will be no more: how its connection ends says nothing.
    dispatcher.destroy().catch(() => {});
  }
}

const MAX_BODY = 1024 * 1024;

async function textOf(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > MAX_BODY) throw new Error('The answer is too long.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : 'unknown';
}

function inWords({ host, hostname }: URL, code: string, error: unknown): Unreachable {
  if (error instanceof Error && error.name === 'NoTunnel') {
    return new Unreachable(
      `${host} cannot be reached: ${error.message}.`,
      'Check HTTPS_PROXY (HTTP_PROXY for a gateway without TLS), and user and password in it.',
    );
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new Unreachable(
      `${hostname} has no address (DNS: ${code}).`,
      'Check GENESYS_REGION and the DNS that this machine uses.',
    );
  }
  if (/CERT|TLS|SSL|SIGNATURE|^EPROTO$/.test(code)) {
    return new Unreachable(
      `${host} shows no certificate that this machine trusts (TLS: ${code}).`,
      'Is a proxy in between? Give Node its certificate by NODE_EXTRA_CA_CERTS. Check the clock too.',
    );
  }
  if (code === 'ETIMEDOUT') {
    return new Unreachable(
      `${host} did not answer in time.`,
      'Check that the firewall lets this machine out to it.',
    );
  }
  return new Unreachable(
    `${host} cannot be reached (${code}).`,
    'Check that the firewall lets this machine out to it, and GENESYS_GATEWAY if one is set.',
  );
}
