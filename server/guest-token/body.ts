import express, { type RequestHandler } from 'express';
import type { z } from 'zod';
import { Problem } from '../problems.ts';

const MAX_BODY_BYTES = 8 * 1024;

/**
 * Puts the body, at most 8 KiB, into `req.body` as text. `text/plain` is what a page may send without a preflight.
 * Compressed bodies are refused: none this small needs it, and a small one may grow large.
 */
export const readBody: RequestHandler[] = [
  (req, _res, next) => {
    const hasBody =
      req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length']) > 0;
    if (hasBody && !req.is(['text/plain', 'application/json'])) {
      throw new Problem('unsupported-media-type', {
        detail: 'Send JSON as text/plain or application/json.',
      });
    }
    next();
  },
  express.text({ type: () => true, limit: MAX_BODY_BYTES, inflate: false }),
];

/** JSON in this shape and nothing more; an empty body counts as `{}`. Throws `invalid-request`. */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(parseJson(body));
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => [...path, message].join(': '));
  throw new Problem('invalid-request', { detail: `${faults.join('. ').slice(0, 500)}.` });
}

function parseJson(body: unknown): unknown {
  if (typeof body !== 'string' || body.trim() === '') return {};
  try {
    return JSON.parse(body);
  } catch {
    throw new Problem('invalid-request', { detail: 'The body is not JSON.' });
  }
}
