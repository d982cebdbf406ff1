import type { ProblemCode } from '../events.ts';
import type { RawOptions } from '../tag.ts';

/** Genesys refuses a message whose attributes are larger, in bytes of UTF-8 of names and values (genesys.md 3.7, CONFIRMED). */
export const MAX_BYTES = 2048;

/**
 * The customer attributes of tag and `set` together with ours, which nobody may overwrite. What does not fit into
 * Genesys's limit is left out and told as `bad-config` with its name, since else every message would be refused.
 */
export function fitting(
  options: RawOptions,
  sets: unknown[],
  ours: object,
  tell: (error: unknown) => void,
): Record<string, unknown> {
  const theirs = Object.assign({}, attributesOf(options), ...sets.filter((set) => typeof set === 'object'));
  const all: Record<string, unknown> = { ...ours };
  for (const [name, value] of Object.entries(theirs)) {
    if (Object.hasOwn(ours, name)) continue;
    if (bytesOf({ ...all, [name]: value }) <= MAX_BYTES) all[name] = value;
    else
      tell(
        Object.assign(
          new Error(`The attribute "${name}" was left out: together they may have ${MAX_BYTES} bytes`),
          { problem: 'bad-config' satisfies ProblemCode },
        ),
      );
  }
  return all;
}

function bytesOf(attributes: Record<string, unknown>): number {
  const text = Object.entries(attributes).map(([name, value]) => name + (value ?? ''));
  return new TextEncoder().encode(text.join('')).length;
}

/** What stands behind `data-attribute-`; `dataset` writes `order-id` as `OrderId`, and this is the way back. */
export function attributesOf(options: RawOptions): Record<string, string> {
  const found = Object.entries(options).flatMap(([option, text = '']) => {
    const [, name] = /^attribute-?(.+)/.exec(option) ?? [];
    return name
      ? [[name.replace(/[A-Z]/g, (letter, at) => (at ? '-' : '') + letter.toLowerCase()), text]]
      : [];
  });
  return Object.fromEntries(found);
}
