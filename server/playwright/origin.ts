import { parseUrl } from '../http/parse-url.ts';

/** The origins that `allowedOrigins` of a test names. Throws in words when it is no list, or one of them is none. */
export function originsFrom(written: readonly string[]): string[] {
  if (Array.isArray(written)) return written.map((each) => originFrom(each, 'allowedOrigins'));
  throw new Error(`allowedOrigins is a list: write [${JSON.stringify(written)}].`);
}

/**
 * The origin of an address that a test author has written.
 *
 * @throws in words when it is no address of the web; `where` is what it was written for.
 */
export function originFrom(written: string, where: string): string {
  const origin = parseUrl(written)?.origin ?? 'null';
  if (/^https?:/.test(origin)) return origin;
  throw new Error(
    `${where}: ${JSON.stringify(written)} is no origin. Write it with http:// or https://, such as https://shop.test.`,
  );
}
