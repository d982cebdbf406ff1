import type { z } from 'zod';
import type { Answer } from '../doctor/ask.ts';
import { asDocumented, different, type Outcome } from './check.ts';

/** Whether a value is as `schema` says; if not, where it differs, and its shape. */
export function fits(schema: z.ZodType, value: unknown): Outcome {
  const { error } = schema.safeParse(value);
  if (error === undefined) return asDocumented;
  const faults = error.issues
    .slice(0, MOST_FAULTS)
    .map(
      ({ path, message }) =>
        `${path.map((part) => nameShape(String(part))).join('.') || 'the whole'}: ${message}`,
    );
  return different(`${faults.join('; ')}. Came: ${shapeOf(value)}`);
}

/** Whether all of them are; if not, where the first one differs. */
export function allFit(schema: z.ZodType, values: readonly unknown[]): Outcome {
  return values.map((value) => fits(schema, value)).find(({ kind }) => kind === 'different') ?? asDocumented;
}

/** The JSON of an answer with status 200, as `schema` says. */
export function answerFits(schema: z.ZodType, answer: Answer): Outcome {
  if (answer.status !== 200) return different(describe(answer));
  const json = jsonOf(answer);
  return json === undefined ? different(describe(answer)) : fits(schema, json);
}

/** `undefined` where the body is no JSON. */
export function jsonOf({ body }: Pick<Answer, 'body'>): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** An answer in one line. */
export function describe(answer: Answer): string {
  const { status, headers, body } = answer;
  const json = jsonOf(answer);
  const type = String(headers['content-type'] ?? 'no content type').split(';')[0];
  return `HTTP ${status}, ${type}, ${json === undefined ? `${body.length} characters` : shapeOf(json)}`;
}

/**
 * A value without what somebody may have put into it: numbers and switches as they are, of a text its kind and length.
 * Only words by which Genesys names kinds, and its texts of errors, are shown.
 */
export function shapeOf(value: unknown): string {
  return shapeBelow(value, '');
}

/** `key`: the name of the member that it is the value of. */
function shapeBelow(value: unknown, key: string): string {
  if (typeof value === 'string') return textShape(value, key);
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    const more = value.length === 1 ? '' : `, and ${value.length - 1} more`;
    return `[${shapeBelow(value[0], key)}${more}]`;
  }
  const isRefusal = Object(value).class === 'string';
  const members = Object.entries(value).map(([name, member]) => {
    const key = isRefusal && name === 'body' ? 'message' : name;
    return `${nameShape(name)}: ${shapeBelow(member, key)}`;
  });
  return `{${members.join(', ')}}`;
}

function textShape(text: string, key: string): string {
  if (KINDS.has(key) && /^[\w. /+-]{1,40}$/.test(text)) return JSON.stringify(text);
  if (ERRORS.has(key)) return JSON.stringify(text);
  const [, kind] = LOOKS.find(([look]) => look.test(text)) ?? [];
  return kind === undefined ? `<text of ${text.length}>` : `<${kind}>`;
}

/** A name of Genesys's own is one word, or a place in a list; a custom attribute may have any. */
function nameShape(name: string): string {
  return /^([A-Za-z][A-Za-z0-9_]{0,39}|\d+)$/.test(name) ? name : '<name>';
}

const MOST_FAULTS = 4;

/** Members whose texts are words of Genesys's. */
const KINDS = new Set(
  'type class direction eventType contentType originatingEntity reason reasonCode errorCode code status state token_type mediaType visibility displayType alignment readOnly'.split(
    ' ',
  ),
);
/** Members that tell of an error in a sentence. */
const ERRORS = new Set('error errorMessage message description error_description'.split(' '));

const LOOKS: readonly (readonly [RegExp, string])[] = [
  [/^(?:https?|wss?):\/\//i, 'address'],
  [/^eyJ[\w-]+\.[\w-]+\./, 'JWT'],
  [/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'UUID'],
  [/^[0-9a-f]{32}$/i, '32 hexadecimal digits'],
  [/^\d{4}-\d\d-\d\dT[\d:.]+Z$/, 'time in UTC'],
  [/^\d{4}-\d\d-\d\dT[\d:.]+$/, 'time without a zone'],
  [/^\d+$/, 'digits'],
];
