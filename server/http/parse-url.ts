/**
 * The address in a text, perhaps relative to another; `undefined` where it is none.
 *
 * Not by `URL.canParse`: once Node 20 and 22 have compiled it, after some thousand calls, it refuses every text with a letter
 * like ü (seen on 20.20.2 and 22.23.3; Node 24 is right).
 */
export function parseUrl(text: string, base?: string | URL): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
