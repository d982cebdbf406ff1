import { z } from 'zod';
import type { ProblemCode } from '../../http/problems.ts';
import type { Heard } from './exchange.testing.ts';

/** What an answer is. `unknown`: nothing that the contract has. */
export type Shape =
  | ProblemCode
  | 'session'
  | 'readiness'
  | 'for operators'
  | 'for all'
  | 'nothing'
  | 'unknown';

/** Tells by type, status and members what kind of answer this is. */
export function shapeOf({ status, fields, body }: Heard): Shape {
  const fieldOf = (wanted: string) => fields.find(([name]) => name.toLowerCase() === wanted)?.[1];
  const type = fieldOf('content-type') ?? '';
  if (body.length === 0) return 'nothing';
  if (/^text\/(javascript|html|css);/.test(type) || type === 'image/png') return 'for all';
  if (/^text\/plain; version=/.test(type)) return 'for operators';
  // JSON that is compressed is the loader's manifest.
  if (fieldOf('content-encoding') !== undefined) return 'for all';
  const json = parsed(body.toString('utf8'));
  if (/^application\/json; charset=utf-8$/.test(type)) {
    return SHAPES.find(({ schema }) => schema.safeParse(json).success)?.shape ?? 'unknown';
  }
  const problem = problemDetails.safeParse(json).data;
  if (problem === undefined || !/^application\/problem\+json; charset=utf-8$/.test(type)) return 'unknown';
  return problem.status === status && statusOf[problem.code] === status ? problem.code : 'unknown';
}

/** The contract's table once more: by the server's own, a status that has changed there would be right. */
const statusOf = {
  'invalid-request': 400,
  'invalid-user-token': 401,
  'user-token-required': 401,
  'invalid-context': 401,
  'origin-not-allowed': 403,
  'unknown-deployment': 404,
  'not-found': 404,
  'method-not-allowed': 405,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'rate-limited': 429,
  'proof-required': 429,
  'internal-error': 500,
  'genesys-refused': 502,
  'genesys-unavailable': 503,
  'user-token-keys-unavailable': 503,
  overloaded: 503,
  'genesys-timeout': 504,
} satisfies Record<ProblemCode, number>;

const problemDetails = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  code: z.string().refine((code): code is ProblemCode => Object.hasOwn(statusOf, code)),
  retryable: z.boolean(),
  challenge: z.object().optional(),
});

const text = z.string();
const texts = z.record(text, text);

/** What is no problem. */
const SHAPES: readonly { readonly shape: Shape; readonly schema: z.ZodType }[] = [
  {
    shape: 'session',
    schema: z.strictObject({
      ...{ guestId: text, token: text, expiresAt: text, resume: text, context: text },
      ...{ deploymentId: text, region: text, environment: text, scriptUrl: text, signIn: text },
    }),
  },
  { shape: 'readiness', schema: z.strictObject({ status: text, checks: texts }) },
  // Of `/healthz`.
  { shape: 'for all', schema: z.strictObject({ status: text, version: text }) },
  // Of a context that is ours.
  {
    shape: 'for all',
    schema: z.object({ sub: text, aud: text, iat: z.number(), exp: z.number(), ended: z.boolean() }),
  },
  // Of whether anybody is there.
  {
    shape: 'for all',
    schema: z.strictObject({
      state: z.enum(['open', 'closed', 'emergency', 'unknown']),
      opensAt: z.iso.datetime().optional(),
      waitSeconds: z.number().optional(),
      agents: z.number().optional(),
    }),
  },
  // Of the loader's manifest.
  { shape: 'for all', schema: z.strictObject({ loader: text, integrity: texts }) },
  // Of the doctor.
  {
    shape: 'for operators',
    schema: z.strictObject({ at: text, well: z.boolean(), diagnoses: z.array(z.object()) }),
  },
];

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
