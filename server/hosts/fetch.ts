import type { Companion } from '../app.ts';
import { tellsWithoutConnection } from '../http/addresses.ts';
import { tooLarge } from '../http/body.ts';
import { parseUrl } from '../http/parse-url.ts';
import type { AddressParts, PlainAnswer, PlainBody, PlainRequest } from '../http/plain.ts';
import { Problem } from '../http/problems.ts';
import type { Logger } from '../operations/log.ts';
import { type ConfigSource, type HostOptions, hostCompanion } from './hosted.ts';
import { mountOf, pathBelow } from './node.ts';
import { checkRuntime } from './runtime.ts';

/** A handler as the web has it: for Next.js's App Router, serverless functions, Hono, Deno, Bun. */
export interface CompanionHandler<Context extends readonly unknown[]> {
  /** Never rejects. What the runtime hands over besides the request goes to `addressOf`. */
  (request: Request, ...context: Context): Promise<Response>;
  /** The same once more: Bun, Deno and Vercel take a module's `default` whose `fetch` this is. */
  fetch(request: Request, ...context: Context): Promise<Response>;
  /** A guest for a page that your own server renders: see `public/docs/hosts/fetched-ahead.md`. Never rejects. */
  readonly issueGuest: Companion['issueGuest'];
  /** Lets go of what the companion has opened: Redis, the traces, and the files that it watches. */
  close(): Promise<void>;
}

export interface HandlerOptions<Context extends readonly unknown[] = readonly unknown[]> extends HostOptions {
  /**
   * The address of who asks, from what the platform vouches for: a header field that it writes itself, or what it hands
   * over besides the request. A field that a visitor can write lets the visitor pass the limits.
   *
   * Without it, and without `TRUST_PROXY` as a number, new guests are not limited by address, only all together.
   */
  readonly addressOf?: (request: Request, ...context: Context) => string | null | undefined;
}

/**
 * The companion as a function from `Request` to `Promise<Response>`. Throws, in words, when the runtime lacks something
 * that it needs.
 *
 * @example export const { GET, POST, OPTIONS } = …: see `public/docs/hosts`, where every host has its file.
 */
export function createHandler<Context extends readonly unknown[] = readonly unknown[]>(
  source: ConfigSource,
  options: HandlerOptions<Context> = {},
): CompanionHandler<Context> {
  checkRuntime();
  const { companion, config, close } = hostCompanion(source, options);
  const { addressOf, basePath } = options;
  if (addressOf === undefined && !tellsWithoutConnection(config.trustProxy)) {
    companion.log.warn({ remedy: NO_ADDRESS }, 'new guests are not limited by address');
  }
  const handle = async (request: Request, ...context: Context) => {
    const address = addressOf && addressTold(() => addressOf(request, ...context), companion.log);
    return responseOf(await companion.answer(new FetchRequest(request, address, basePath)), request);
  };
  return Object.assign(handle, { fetch: handle, issueGuest: companion.issueGuest, close });
}

const NO_ADDRESS =
  'This runtime tells no address of who asks. Hand createHandler an addressOf for what your platform vouches for, or say by TRUST_PROXY how many proxies stand in front. Until then RATE_LIMIT_GLOBAL alone limits new guests.';

/** Visitors whose platform does not tell who they are count as one. */
function addressTold(tell: () => string | null | undefined, log: Logger): string {
  try {
    return tell() ?? '';
  } catch (error) {
    log.error({ err: error, remedy: BROKEN_ADDRESS_OF }, 'addressOf threw');
    return '';
  }
}

const BROKEN_ADDRESS_OF =
  'Mend the addressOf that createHandler was given: its stack is here. Until then such visitors are limited as if they were one.';

/** A web-standard request, for the core. */
class FetchRequest implements PlainRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: PlainRequest['headers'];
  readonly address: string | undefined;
  readonly #request: Request;
  /** Hono makes the request itself only when it is read, and throws where its address is none. */
  readonly #isWhole: boolean;
  readonly #url: URL;
  readonly #basePath: string;

  constructor(request: Request, address: string | undefined, basePath = '') {
    this.method = request.method;
    const url = parseUrl(request.url);
    this.#isWhole = url !== undefined;
    this.#url = url ?? addressWithoutHost(request);
    this.#basePath = basePath;
    this.path = pathBelow(basePath, this.#url.pathname);
    this.query = this.#url.search.slice(1);
    // Nothing is compressed here. Next.js takes Content-Encoding off what a Route Handler answers and sends the compressed
    // bytes as they are (16.4.5, next/dist/server/send-response.js); platforms compress by themselves.
    const { 'accept-encoding': _, ...headers } = Object.fromEntries(request.headers);
    this.headers = headers;
    this.address = address;
    this.#request = request;
  }

  addressParts(): AddressParts {
    const { protocol, host, pathname } = this.#url;
    return {
      scheme: protocol === 'https:' ? 'https' : 'http',
      // Next.js writes the host that it listens on into the address, whatever was asked for: the field `Host` goes first.
      host,
      mount: mountOf(pathname, { path: this.path, basePath: this.#basePath }),
      path: pathname,
    };
  }

  async readBody(maxBytes: number): Promise<PlainBody> {
    if (!this.#isWhole)
      throw new Problem('invalid-request', { detail: 'Host: this is the name of no host.' });
    const { body, bodyUsed } = this.#request;
    if (bodyUsed) {
      throw new Problem('invalid-request', {
        detail: 'The body was read before it came here.',
        remedy: 'The host has read the body of the request: hand the companion a clone, `request.clone()`.',
      });
    }
    return { text: body === null ? '' : await readText(body, maxBytes) };
  }

  hasLeft(): boolean {
    return this.#isWhole && this.#request.signal.aborted;
  }
}

/** Some runtimes put into it what the visitor has written into `Host`, and that need not be the name of a host. */
function addressWithoutHost({ url }: Request): URL {
  const ofNoHost = url.replace(/^(https?:\/\/)[^/?#]*/i, '$1unknown.invalid');
  return parseUrl(ofNoHost) ?? new URL('http://unknown.invalid/');
}

async function readText(body: ReadableStream<Uint8Array>, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new Problem('invalid-request', { detail: 'The body broke off.' });
    });
    if (done) return Buffer.concat(chunks).toString('utf8');
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      // Nobody waits for the rest, and how its sender takes that changes nothing.
      reader.cancel().catch(() => {});
      throw tooLarge();
    }
    chunks.push(value);
  }
}

function responseOf({ status, headers, cookies = [], body }: PlainAnswer, { method }: Request): Response {
  const isEmpty = method === 'HEAD' || body === undefined;
  const fields = new Headers(headers);
  for (const cookie of cookies) fields.append('Set-Cookie', cookie);
  return new Response(isEmpty ? null : typeof body === 'string' ? body : new Uint8Array(body), {
    status,
    headers: fields,
  });
}
