/** Stands in the place of whatever is, or may be, a secret. */
export const NOT_KEPT = '(not kept)';

/**
 * Takes the secrets out of what is to be kept. By name: tokens, passwords, signatures and codes, wherever they stand. By
 * form: JWTs, and addresses and header values that carry a secret. And by heart: a secret that has been seen under its name
 * is known wherever it turns up later.
 */
export class Redactor {
  readonly #known = new Set<string>();

  /** `secrets`: those that are known from the start. */
  constructor(secrets: readonly string[] = []) {
    for (const secret of secrets) this.learn(secret);
  }

  /**
   * From now on it is known wherever it turns up. Only what is too long to be a word: `token` as a token must not blot out every
   * other `token`.
   */
  learn(secret: string): void {
    for (const [piece] of secret.matchAll(PIECE)) {
      this.#known.add(piece);
      const [oldest] = this.#known;
      if (this.#known.size > MOST_KNOWN && oldest !== undefined) this.#known.delete(oldest);
    }
  }

  /** A copy without secrets, of anything that JSON can say; what is nested too deep to be read is cut off. */
  redact(value: unknown, depth = 0): unknown {
    if (typeof value === 'string') return this.redactText(value);
    if (typeof value !== 'object' || value === null) return value;
    // A client may send what is nested so deep that the stack would overflow.
    if (depth > MAX_DEPTH) return '…';
    if (Array.isArray(value)) return value.map((one) => this.redact(one, depth + 1));
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        this.redactText(name),
        isSecret(name, inner) ? this.#hide(inner) : this.redact(inner, depth + 1),
      ]),
    );
  }

  redactText(text: string): string {
    return text
      .replace(JWT, NOT_KEPT)
      .replace(CREDENTIALS, `$1 ${NOT_KEPT}`)
      .replace(IN_ADDRESS, (_, start: string, name: string, value: string) => {
        if (!SECRET_NAME.test(name)) return `${start}${name}=${value}`;
        this.learn(value);
        return `${start}${name}=${NOT_KEPT}`;
      })
      .replace(PIECE, (piece) => (this.#known.has(piece) ? NOT_KEPT : piece));
  }

  /** Of headers and query parameters only those keep their value that are known to hold no secret. */
  redactFields(fields: Iterable<[string, unknown]>, harmless: ReadonlySet<string>): Record<string, string> {
    return Object.fromEntries(
      [...fields].map(([name, value]) => {
        if (harmless.has(name)) return [name, this.redactText(String(value))];
        // A cookie may hold anything, ids among it that must stay readable elsewhere.
        if (SECRET_NAME.test(name) && name !== 'cookie') this.#hide(value);
        return [this.redactText(name), NOT_KEPT];
      }),
    );
  }

  #hide(secret: unknown): string {
    if (typeof secret === 'string') this.learn(secret.replace(CREDENTIALS, ' $2'));
    return NOT_KEPT;
  }
}

/** A sign-in's `code` is a secret; the code of an answer is a number, and none. */
function isSecret(name: string, value: unknown): boolean {
  return SECRET_NAME.test(name) || (/^code$/i.test(name) && typeof value === 'string');
}

const SECRET_NAME =
  /token$|secret|password|passphrase|jwt$|signature|credential|cookie|authorization|code_?verifier|^nonce$|assertion|api_?key/i;

/** Two parts are enough: what is cut off of a JWT can still be read. */
const JWT = /\beyJ[\w-]{5,4000}\.[\w-]+(\.[\w-]*)*/g;
const CREDENTIALS = /\b(Basic|Bearer)\s+([\w.~+/-]+=*)/gi;
const IN_ADDRESS = /([?&#;])([\w.%-]+)=([^\s&#"'<>\\]*)/g;
/** As long as what a program makes up, in the characters of an id, a JWT or base64url. */
const PIECE = /[\w.~-]{16,}/g;

const MAX_DEPTH = 40;
/** The oldest are forgotten; they have been replaced in all that was kept while they were in use. */
const MOST_KNOWN = 50_000;
