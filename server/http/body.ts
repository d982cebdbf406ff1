import type { z } from 'zod';
import type { PlainRequest } from './plain.ts';
import { Problem } from './problems.ts';

/** Of every body that is read. */
export const MAX_BODY_BYTES = 8 * 1024;

/**
 * The body as JSON in this shape and nothing more; an empty body counts as `{}`. `text/plain` is what a page may send
 * without a preflight. Rejects with `invalid-request`, `body-too-large` or `unsupported-media-type`.
 */
export async function readJson<T>(request: PlainRequest, schema: z.ZodType<T>): Promise<T> {
  checkMediaType(request);
  if (Number(request.headers['content-length']) > MAX_BODY_BYTES) throw tooLarge();
  const body = await request.readBody(MAX_BODY_BYTES);
  const result = schema.safeParse('text' in body ? parseJson(body.text) : body.parsed);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => [...path, message].join(': '));
  throw new Problem('invalid-request', { detail: `${faults.join('. ').slice(0, 500)}.` });
}

/** Compressed bodies are refused: none this small needs it, and a small one may grow large. */
function checkMediaType({ headers }: PlainRequest): void {
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > 0;
  if (!hasBody) return;
  const type = String(headers['content-type'] ?? '');
  const [, charset = 'utf-8'] = /charset\s*=\s*"?([^\s;"]*)/i.exec(type) ?? [];
  const coding = headers['content-encoding'] ?? 'identity';
  if (MEDIA_TYPE.test(type) && charset.toLowerCase() === 'utf-8' && coding === 'identity') return;
  throw new Problem('unsupported-media-type', {
    detail: 'Send JSON as text/plain or application/json, in UTF-8, not compressed.',
  });
}

const MEDIA_TYPE = /^\s*(text\/plain|application\/json)\s*(;|$)/i;

function parseJson(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('invalid-request', { detail: 'The body is not JSON.' });
  }
}

/** For hosts, which count the bytes while they read. */
export function tooLarge(): Problem {
  return new Problem('body-too-large', { detail: 'The body may have at most 8 KiB.' });
}
