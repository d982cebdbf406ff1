import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

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
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly timeoutMs: number;
  readonly now?: () => number;
}

/** Asks by HTTP and follows no redirect. Rejects with {@link Unreachable}. Node's `fetch` would cost a start 8 MiB. */
export function ask(
  url: string,
  { method = 'GET', headers = {}, timeoutMs, now = Date.now }: Question,
): Promise<Answer> {
  const request = url.startsWith('https:') ? requestHttps : requestHttp;
  const askedAt = now();
  return new Promise((resolve, reject) => {
    const deadline = AbortSignal.timeout(timeoutMs);
    const fail = (error: unknown) =>
      reject(inWords(new URL(url), deadline.aborted ? 'ETIMEDOUT' : codeOf(error)));
    const req = request(url, { method, headers, agent: false, signal: deadline }, (res) => {
      let body = '';
      res.setEncoding('utf8');
      res.on('data', (chunk: string) => {
        body += chunk;
        if (body.length > MAX_BODY) res.destroy(new Error('The answer is too long.'));
      });
      res.on('error', fail);
      res.on('end', () => {
        const at = (askedAt + now()) / 2;
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body, at });
      });
    });
    req.on('error', fail);
    req.end();
  });
}

const MAX_BODY = 1024 * 1024;

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : 'unknown';
}

function inWords({ host, hostname }: URL, code: string): Unreachable {
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
