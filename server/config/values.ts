import { z } from 'zod';
import { parseUrl } from '../http/parse-url.ts';
import { shown } from './shown.ts';

/** Text that `read` understands; `fault` completes a sentence that begins with the value. Not for secrets. */
export function reads<T>(read: (text: string) => T | undefined, fault: string) {
  return z.string().transform((text, context) => {
    const value = read(text.trim());
    if (value === undefined) {
      context.addIssue(`${shown(text)} ${fault}`);
      return z.NEVER;
    }
    return value;
  });
}

/** A number in decimal digits within these bounds. */
export function wholeNumber(min: number, max: number) {
  return (text: string) =>
    /^\d{1,10}$/.test(text) && Number(text) >= min && Number(text) <= max ? Number(text) : undefined;
}

/** One of these words. */
export function oneOf<const T extends string>(...values: T[]) {
  return (text: string) => values.find((value) => value === text);
}

/** One or more of these words, between commas. */
export function listOf<const T extends string>(values: readonly T[]) {
  return (text: string): readonly T[] | undefined => {
    const words = text.split(',').map((word) => values.find((value) => value === word.trim()));
    return words.every((word) => word !== undefined) ? words : undefined;
  };
}

/** A UUID of any version, as Genesys's ids are, lower-case. */
export function uuid(text: string): string | undefined {
  return z.guid().safeParse(text).data?.toLowerCase();
}

/** An http(s) address, perhaps with a path, without a slash at the end. */
export function webAddress(text: string): string | undefined {
  const url = parseUrl(text);
  if (url === undefined) return undefined;
  const { protocol, origin, pathname, search, hash, username, password } = url;
  if (!/^https?:$/.test(protocol) || search || hash || username || password) return undefined;
  return origin + pathname.replace(/\/+$/, '');
}

/** An http(s) address without a path. */
export function webOrigin(text: string): string | undefined {
  const address = webAddress(text);
  return address === undefined || new URL(address).pathname !== '/' ? undefined : address;
}

/** Whether undici takes it for the address of a proxy. */
export function isProxy(text: string): boolean {
  const url = parseUrl(text);
  if (url === undefined) return false;
  const { protocol, hostname, username, password, pathname, search, hash } = url;
  const isOrigin = hostname !== '' && /^\/?$/.test(pathname + search + hash);
  return /^(https?|socks5?):$/.test(protocol) && isOrigin && isEncoded(username) && isEncoded(password);
}

function isEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
