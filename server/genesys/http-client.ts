import type { AbstractHttpClient, HttpRequestOptions } from 'purecloud-platform-client-v2';
import type { Dispatcher } from 'undici';
import { GenesysFailure } from './failures.ts';
import { MAX_CONNECTIONS } from './line.ts';
import { createProxyAgent, describeConnection, NoTunnel, passed } from './proxy-tunnels.ts';

/** No answer that the companion waits for comes near this size. */
const MAX_ANSWER_BYTES = 256 * 1024;

/**
 * What the platform SDK sends its requests with (its base class is handed in, as the SDK is loaded late). Connections
 * are kept, at less than half the cost of the SDK's own client, and go through HTTPS_PROXY, HTTP_PROXY and NO_PROXY. There
 * is a deadline for the whole answer (`timeoutMs`), there are no redirects (they would carry the credentials elsewhere),
 * and errors hold no request. Throws nothing but {@link GenesysFailure}.
 */
export function createHttpClient(
  SdkHttpClient: typeof AbstractHttpClient,
  timeoutMs: number,
): AbstractHttpClient {
  const dispatcher = createProxyAgent(timeoutMs, { connections: MAX_CONNECTIONS });

  class HttpClient extends SdkHttpClient {
    override async request({ url, method, headers, params, data }: HttpRequestOptions) {
      const { origin, pathname, searchParams } = new URL(url);
      for (const [name, value] of Object.entries(params ?? {})) searchParams.append(name, String(value));
      const query = searchParams.size === 0 ? '' : `?${searchParams}`;
      const deadline = AbortSignal.timeout(timeoutMs);
      try {
        const response = dispatcher.request({
          origin,
          path: pathname + query,
          method: method as Dispatcher.HttpMethod,
          headers: typeof data === 'string' ? { ...FORM, ...headers } : (headers ?? null),
          body: data === undefined || typeof data === 'string' ? data : JSON.stringify(data),
          signal: deadline,
        });
        return await Promise.race([response.then(read), passed(deadline)]);
      } catch (error) {
        // undici's errors name no header, but what is thrown from here is told in known fields only.
        throw deadline.aborted ? new GenesysFailure('timeout') : failureOf(error);
      }
    }

    override enableHooks(): void {
      throw new Error('Hooks would see the credentials: the companion has none.');
    }
  }
  return new HttpClient();
}

/** The SDK hands over its login as text without saying of what type, as axios fills that in. */
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

async function read({ statusCode: status, headers, body }: Dispatcher.ResponseData): Promise<object> {
  if (status >= 300) {
    // Read to its end, so that the connection can be used again. That it breaks off changes nothing any more.
    body.dump({ limit: MAX_ANSWER_BYTES }).catch(() => {});
    throw new GenesysFailure('status', { status, retryAfterSeconds: secondsOf(headers['retry-after']) });
  }
  let text = '';
  body.setEncoding('utf8');
  for await (const chunk of body) {
    text += chunk;
    if (text.length > MAX_ANSWER_BYTES) throw new GenesysFailure('unusable-answer');
  }
  const data = parseJson(text);
  // The SDK reads fields of the answer unseen.
  if (typeof data !== 'object' || data === null) throw new GenesysFailure('unusable-answer');
  return { status, headers, data, text };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new GenesysFailure('unusable-answer');
  }
}

function failureOf(error: unknown): GenesysFailure {
  if (error instanceof GenesysFailure) return error;
  const { code } = error as { code?: unknown };
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT')
    return new GenesysFailure('timeout');
  return new GenesysFailure('connection', {
    mayHaveArrived: !(error instanceof NoTunnel || NEVER_CONNECTED.has(String(code))),
    inWords: inWords(error, String(code)),
  });
}

function inWords(error: unknown, code: string): string {
  if (error instanceof NoTunnel) {
    return `cannot be reached: ${error.message}. Check HTTPS_PROXY (HTTP_PROXY for a gateway without TLS), and user and password in it.`;
  }
  const what = describeConnection(error);
  if (/CERT|TLS|SSL|SIGNATURE|^EPROTO$/.test(code)) {
    return `shows no certificate that this machine trusts (${what}). Is a proxy in between? Give Node its certificate by NODE_EXTRA_CA_CERTS. Check the clock too.`;
  }
  return `cannot be reached (${what}). Check DNS, firewall, HTTPS_PROXY and GENESYS_GATEWAY.`;
}

/** Codes of connections that did not come about: nothing was sent. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  // Bun's words for the first of these.
  'ConnectionRefused',
  'FailedToOpenSocket',
]);

/** `Retry-After` in either form: seconds, or a date. */
function secondsOf(retryAfter: unknown): number | undefined {
  if (typeof retryAfter !== 'string') return undefined;
  const seconds = /^\d+$/.test(retryAfter)
    ? Number(retryAfter)
    : (Date.parse(retryAfter) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 1), 3600) : undefined;
}
