import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import inject from 'light-my-request';
import { MAX_BODY_BYTES } from '../http/body.ts';
import type { Fields, PlainAnswer, PlainRequest } from '../http/plain.ts';
import { Problem } from '../http/problems.ts';

/** What answers here: Node's request and response, which are all that the library knows, and the form that was sent. */
export type Listener = (req: IncomingMessage, res: ServerResponse, form: URLSearchParams) => unknown;

/**
 * Has a listener of Node's answer a request of any host. It is asked at the companion's public address, wherever the request came
 * in: all that it says of itself, such as in its discovery document, stands below that. `path` is the one below the issuer.
 */
export async function handle(
  request: PlainRequest,
  { issuer, path, listener }: { issuer: string; path: string; listener: Listener },
): Promise<PlainAnswer> {
  const { host, protocol, pathname } = new URL(issuer);
  const form = await readForm(request);
  const dispatch: RequestListener = (req, res) => {
    Object.assign(req, { originalUrl: pathname + String(req.url) });
    const failed = (error: unknown) => res.destroy(error instanceof Error ? error : new Error(String(error)));
    Promise.resolve(listener(req, res, form)).catch(failed);
  };
  const { statusCode, headers, rawPayload } = await inject(dispatch, {
    method: request.method,
    url: request.query === '' ? path : `${path}?${request.query}`,
    headers: { ...passedOn(request), host, 'x-forwarded-proto': protocol.slice(0, -1) },
    ...(request.method === 'POST' && { payload: form.toString() }),
  });
  const { fields, cookies } = fieldsOf(headers);
  return { status: statusCode, headers: fields, ...(cookies.length > 0 && { cookies }), body: rawPayload };
}

/** Nothing else that was sent is read by the provider: what proxies say of the address least of all. */
const PASSED_ON = ['accept', 'authorization', 'content-type', 'cookie'];

function passedOn({ headers }: PlainRequest): Record<string, string> {
  return Object.fromEntries(
    PASSED_ON.flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

/** Those of the connection, and of the cache, are for the host and for `http/dispatch.ts` to write. */
const NOT_TAKEN = new Set([
  'cache-control',
  'connection',
  'content-length',
  'date',
  'keep-alive',
  'pragma',
  'transfer-encoding',
]);

/** The library would let any page read what is refused. None has anything to ask here: it is Genesys's servers that do. */
const FOR_PAGES = 'access-control-';

function fieldsOf(headers: Readonly<Record<string, unknown>>): { fields: Fields; cookies: string[] } {
  const fields: Fields = {};
  const cookies: string[] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (name === 'set-cookie') cookies.push(...[value].flat().map(String));
    else if (!NOT_TAKEN.has(name) && !name.startsWith(FOR_PAGES)) fields[name] = String(value);
  }
  return { fields, cookies };
}

const FORM = /^\s*application\/x-www-form-urlencoded\s*(;|$)/i;

/** A host may have read the body: then it is an object, whose members are texts, or lists of them where one came twice. */
async function readForm(request: PlainRequest): Promise<URLSearchParams> {
  const { method, headers } = request;
  if (method !== 'POST') return new URLSearchParams();
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') throw notForm();
  const body = await request.readBody(MAX_BODY_BYTES);
  if ('text' in body) {
    if (body.text !== '' && !FORM.test(String(headers['content-type']))) throw notForm();
    return new URLSearchParams(body.text);
  }
  const parsed: object = Object(body.parsed);
  const members = Object.entries(parsed);
  if (members.length > 0 && !FORM.test(String(headers['content-type']))) throw notForm();
  const form = new URLSearchParams();
  for (const [name, value] of members) for (const each of [value].flat()) form.append(name, String(each));
  return form;
}

function notForm(): Problem {
  return new Problem('unsupported-media-type', {
    detail: 'Send a form as application/x-www-form-urlencoded, in UTF-8, not compressed.',
  });
}
