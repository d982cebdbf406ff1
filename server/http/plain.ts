/**
 * A request without the server that it came by. This is all that the core knows of a host: each host in `hosts/` makes
 * one of these of what it has, and writes the {@link PlainAnswer}.
 */
export interface PlainRequest {
  readonly method: string;
  /** Below the address at which the companion is mounted, without the query: `/api/guest-token`. */
  readonly path: string;
  /** As it was written, without the question mark; empty where there is none. */
  readonly query: string;
  /** By lower-case name, as Node gives them. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Of the other end of the connection. `undefined` where the host's runtime tells none. */
  readonly address: string | undefined;
  /** What `http/asked-at.ts` makes the companion's own address of. A method, since hardly any route needs it. */
  addressParts(): AddressParts;
  /** Rejects with `body-too-large` above `maxBytes`, and with `invalid-request` when the body does not come whole. */
  readBody(maxBytes: number): Promise<PlainBody>;
  /** Whether whoever asked has hung up, so that nobody will read the answer. */
  hasLeft(): boolean;
}

/** What a host knows of the address that a request was sent to, as it came: outside input. */
export interface AddressParts {
  /** Of the connection: that a proxy in front has ended TLS is not seen. */
  readonly scheme: 'http' | 'https';
  /** With its port, where the header fields might not name it. */
  readonly host: string | undefined;
  /** The path below which the companion is mounted, without a slash at the end: `/chat`. Empty for the root. */
  readonly mount: string;
  /**
   * The path as whoever asks has written it, without the query: with the mount before it, and with a slash at its end where it
   * has one. What a proxy in front took off the beginning is missing.
   */
  readonly path: string;
}

/** The text of a body, or what a body parser of the host has already made of it. */
export type PlainBody = { readonly text: string } | { readonly parsed: unknown };

/** Header fields of an answer, by name. */
export type Fields = Record<string, string>;

/** An answer without the server that sends it. */
export interface PlainAnswer {
  readonly status: number;
  readonly headers: Readonly<Fields>;
  /** Values of `Set-Cookie`, each of which is a field of its own. */
  readonly cookies?: readonly string[] | undefined;
  /** Not sent where the request's method is HEAD. */
  readonly body?: string | Buffer | undefined;
}

/** Adds fields to those of an answer. A field that is there already becomes a list, as HTTP reads fields that come twice. */
export function addFields(to: Fields, more: Readonly<Fields>): void {
  for (const [name, value] of Object.entries(more)) {
    to[name] = to[name] === undefined ? value : `${to[name]}, ${value}`;
  }
}

/** An answer in JSON. */
export function jsonAnswer(value: unknown, status = 200): PlainAnswer {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
  };
}
