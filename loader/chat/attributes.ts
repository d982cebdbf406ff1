import type { Tag } from '../tag.ts';

/** The customer attributes of a tag: what stands behind `data-attribute-`, the name as it was written. */
export function customAttributes(pairs: Tag['pairs']): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [name, text] of pairs.map(kebab)) {
    if (isAttribute(name)) attributes[name.slice('attribute-'.length)] = text;
  }
  return attributes;
}

/** Names of a tag that are no option; so that a slip of the pen is not a riddle. */
export function unknownNames(pairs: Tag['pairs'], options: Record<string, string>): string[] {
  const known = new Set(Object.keys(options).map((name) => kebab([name, ''])[0]));
  return pairs.map(kebab).flatMap(([name]) => (known.has(name) || isAttribute(name) ? [] : [name]));
}

function isAttribute(name: string): boolean {
  return /^attribute-./.test(name);
}

/** `dataset` writes `data-order-id` as `orderId`; this is the way back. */
function kebab([name, text]: [string, string]): [string, string] {
  return [name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), text];
}
