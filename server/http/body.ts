import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { Problem } from './problems.ts';

/** A request as Node gives it. A host (Express with a body parser, Next.js) may have read its body before. */
export type Incoming = IncomingMessage & { readonly body?: unknown };

const MAX_BODY_BYTES = 8 * 1024;

/**
 * The body as JSON in this shape and nothing more; an empty body counts as `{}`. `text/plain` is what a page may send
 * without a preflight. Rejects with `invalid-request`, `body-too-large` or `unsupported-media-type`.
 */
export async function readBody<T>(req: Incoming, schema: z.ZodType<T>): Promise<T> {
  checkMediaType(req);
  if (Number(req.headers['content-length']) > MAX_BODY_BYTES) throw tooLarge();
  const body = req.body === undefined ? parseJson(await readText(req)) : fromHost(req.body);
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => [...path, message].join(': '));
  throw new Problem('invalid-request', { detail: `${faults.join('. ').slice(0, 500)}.` });
}

/** Compressed bodies are refused: none this small needs it, and a small one may grow large. */
function checkMediaType({ headers }: IncomingMessage): void {
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > 0;
  if (!hasBody) return;
  const type = headers['content-type'] ?? '';
  const [, charset = 'utf-8'] = /charset\s*=\s*"?([^\s;"]*)/i.exec(type) ?? [];
  const coding = headers['content-encoding'] ?? 'identity';
  if (MEDIA_TYPE.test(type) && charset.toLowerCase() === 'utf-8' && coding === 'identity') return;
  throw new Problem('unsupported-media-type', {
    detail: 'Send JSON as text/plain or application/json, in UTF-8, not compressed.',
  });
}

const MEDIA_TYPE = /^\s*(text\/plain|application\/json)\s*(;|$)/i;

function readText(req: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    req.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MAX_BODY_BYTES) {
        req.removeAllListeners('data').resume();
        reject(tooLarge());
      } else chunks.push(chunk);
    });
    req.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    req.on('error', () => reject(new Problem('invalid-request', { detail: 'The body broke off.' })));
  });
}

/** Hosts hand over text, bytes or what they parsed; Express 4's parsers and Next.js say `{}` or `''` for no body. */
function fromHost(body: unknown): unknown {
  if (typeof body !== 'string' && !Buffer.isBuffer(body)) return body;
  if (body.length > MAX_BODY_BYTES) throw tooLarge();
  return parseJson(body.toString());
}

function parseJson(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('invalid-request', { detail: 'The body is not JSON.' });
  }
}

function tooLarge(): Problem {
  return new Problem('body-too-large', { detail: 'The body may have at most 8 KiB.' });
}
