import { type IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { tooLarge } from '../http/body.ts';
import type { AddressParts, PlainAnswer, PlainBody, PlainRequest } from '../http/plain.ts';
import { Problem } from '../http/problems.ts';
import type { Logger } from '../operations/log.ts';

/** A request as Node gives it, with what hosts add. */
export type NodeIncoming = IncomingMessage & {
  /** Where the host has put a body that it has read. */
  readonly body?: unknown;
  /** The whole address, where the host has taken the path off at which something is mounted. */
  readonly originalUrl?: string;
};

/** Node's request, for the core. */
export class NodeRequest implements PlainRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: IncomingMessage['headers'];
  readonly address: string;
  readonly #req: NodeIncoming;
  readonly #res: ServerResponse;
  readonly #basePath: string;

  /** `basePath`: where the host has mounted the companion, if it leaves that in the request's address. */
  constructor(req: NodeIncoming, res: ServerResponse, basePath = '') {
    this.method = req.method ?? 'GET';
    this.path = pathBelow(basePath, req.url ?? '/');
    this.query = queryOf(req.url ?? '/');
    this.headers = mayBeCut(req) ? withoutProxies(req.headers) : req.headers;
    // Empty for a connection that is closed already, which is nobody's, but is still counted as one.
    this.address = req.socket?.remoteAddress ?? '';
    this.#req = req;
    this.#res = res;
    this.#basePath = basePath;
  }

  addressParts(): AddressParts {
    const { socket, originalUrl, url = '/' } = this.#req;
    const [path = ''] = (originalUrl ?? url).split('?', 1);
    return {
      scheme: (socket as Partial<TLSSocket> | undefined)?.encrypted ? 'https' : 'http',
      host: undefined,
      mount: mountOf(originalUrl ?? url, { path: this.path, basePath: this.#basePath }),
      path,
    };
  }

  async readBody(maxBytes: number): Promise<PlainBody> {
    if (isUnread(this.#req)) return { text: await readText(this.#req, maxBytes) };
    const body = parsedBodyOf(this.#req);
    if (typeof body === 'string' || Buffer.isBuffer(body)) {
      if (body.length > maxBytes) throw tooLarge();
      return { text: body.toString() };
    }
    if (body !== undefined) return { parsed: body };
    throw new Problem('invalid-request', {
      detail: 'The body was read before it came here.',
      remedy:
        'The host has read the body and has not left it in req.body: mount the companion before what reads bodies.',
    });
  }

  hasLeft(): boolean {
    return this.#res.destroyed && !this.#res.writableEnded;
  }
}

/** On Vercel it is a getter, which throws where the body is no JSON. */
function parsedBodyOf(req: NodeIncoming): unknown {
  try {
    return req.body;
  } catch {
    throw new Problem('invalid-request', { detail: 'The body is not JSON.' });
  }
}

/** What stands behind the question mark of an address. */
function queryOf(address: string): string {
  const mark = address.indexOf('?');
  return mark < 0 ? '' : address.slice(mark + 1);
}

/** The path of an address without its query, below where the companion is mounted. */
export function pathBelow(basePath: string, address: string): string {
  const query = address.indexOf('?');
  const path = query < 0 ? address : address.slice(0, query);
  if (basePath !== '' && path.endsWith(basePath)) return '/';
  const start = basePath === '' ? -1 : path.indexOf(`${basePath}/`);
  const below = start < 0 ? path : path.slice(start + basePath.length);
  // Some hosts send every address to itself with a slash at the end.
  return below.length > 1 && below.endsWith('/') ? below.slice(0, -1) : below;
}

/**
 * The path below which the companion is mounted: what stands in an address before the path that the companion was given.
 * Where nothing does, the host has perhaps taken it off, and `basePath` may say what that was.
 */
export function mountOf(
  address: string,
  { path, basePath = '' }: { path: string; basePath?: string },
): string {
  const whole = pathBelow('', address);
  return (whole.endsWith(path) && whole.slice(0, whole.length - path.length)) || basePath;
}

/**
 * Node drops the header fields after the first 1 000, unless its server is told otherwise: with them perhaps what a proxy has
 * written last, so that what is left of `X-Forwarded-For` is the visitor's own. Requests that a platform has made up may have
 * no list of fields.
 */
function mayBeCut({ rawHeaders }: Partial<IncomingMessage>): boolean {
  return rawHeaders !== undefined && rawHeaders.length >= 2 * FIELDS_READ;
}

const FIELDS_READ = 1_000;

/** Such a visitor is counted as the proxy. */
function withoutProxies(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('x-forwarded-')));
}

/** A host that parses bodies may leave `{}` in `req.body` for one that it has not read: so the stream itself is asked. */
function isUnread(req: IncomingMessage): boolean {
  return !req.readableDidRead && !req.readableEnded && !req.destroyed;
}

function readText(req: IncomingMessage, maxBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    req.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) {
        req.removeAllListeners('data').resume();
        reject(tooLarge());
      } else chunks.push(chunk);
    });
    req.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    const brokeOff = () => reject(new Problem('invalid-request', { detail: 'The body broke off.' }));
    req.on('error', brokeOff);
    req.on('close', () => {
      if (!req.readableEnded) brokeOff();
    });
  });
}

/**
 * Sends the answer, in the one way that every host understands: fields one by one, then the body. Hosts wrap `writeHead`
 * to set fields of their own, and some of them lose fields that are handed to it.
 *
 * Never rejects, whatever a host does to the response: then the visitor gets the answer past the host, or the connection
 * is closed, and the log says why.
 */
export async function sendAnswer(
  res: ServerResponse,
  answering: Promise<PlainAnswer>,
  log: Logger,
): Promise<void> {
  const answer = await answering;
  if (res.headersSent || res.writableEnded) {
    log.warn({ status: answer.status, remedy: ANSWERED_BEFORE }, 'the host has answered before');
    return;
  }
  try {
    res.statusCode = answer.status;
    for (const [name, value] of Object.entries(answer.headers)) {
      res.setHeader(name, name === 'Vary' ? varyOf(res, value) : value);
    }
    if (answer.cookies) res.appendHeader('Set-Cookie', answer.cookies);
    res.end(answer.body);
  } catch (error) {
    log.error({ err: error, remedy: BROKEN_BY_HOST }, 'the host has broken an answer');
    sendPastHost(res, answer, log);
  }
}

const ANSWERED_BEFORE =
  'Something in the host answers requests for the companion, such as a timeout: look for it in front of the companion.';
const BROKEN_BY_HOST =
  'A middleware of the host threw while the companion answered. The stack names it: mount the companion before it.';

/** What the host says already goes on being said. */
function varyOf(res: ServerResponse, value: string): string {
  const before = res.getHeader('Vary');
  return before === undefined ? value : `${String(before)}, ${value}`;
}

/** By Node's own methods, which no host has wrapped. */
function sendPastHost(
  res: ServerResponse,
  { status, headers, cookies, body }: PlainAnswer,
  log: Logger,
): void {
  try {
    const { writeHead, end } = ServerResponse.prototype;
    if (!res.headersSent)
      Reflect.apply(writeHead, res, [status, { ...headers, ...(cookies && { 'Set-Cookie': cookies }) }]);
    Reflect.apply(end, res, [body]);
  } catch (error) {
    log.error({ err: error }, 'the answer could not be sent: its connection is closed');
    res.destroy();
  }
}
