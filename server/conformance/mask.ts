/** Replaces what must not be in a report. */
export interface Mask {
  /**
   * From now on `secret` is replaced by `<name>`, however its letters are written. Less than three characters are left: they
   * are in every word.
   */
  hide(secret: string, name: string): void;
  hidden(text: string): string;
}

/**
 * Besides what it is told to hide, it hides whatever looks like a token, an id or an address: Genesys may answer with
 * some that nobody has told it of.
 */
export function createMask(): Mask {
  const names = new Map<string, string>();
  return {
    hide(secret, name) {
      if (secret.trim().length < 3) return;
      for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
        names.set(form, name);
    },
    hidden(text) {
      // The longest first: a domain may be part of an address that is hidden too.
      const known = [...names].sort(([a], [b]) => b.length - a.length);
      const withoutKnown = known.reduce(
        (masked, [form, name]) => masked.replace(new RegExp(escapeRegExp(form), 'giu'), `<${name}>`),
        text,
      );
      return LOOKS.reduce((masked, [look, name]) => masked.replace(look, `<${name}>`), withoutKnown);
    },
  };
}

/** In this order: an address may hold a token, and a JWT is a long text. */
const LOOKS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:https?|wss?):\/\/[^\s"'<>]+/gi, 'address'],
  [/[\w.+-]+@[\w-]+\.[\w.-]+/g, 'e-mail'],
  [/\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g, 'JWT'],
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, 'UUID'],
  [/(?=[\w+/=-]*\d)[\w+/=-]{20,}/g, 'long text'],
];

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
