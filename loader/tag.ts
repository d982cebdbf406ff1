import type { SessionAhead, UserToken } from './api.ts';
import type { RawOptions } from './parse-options.ts';

/** What the site says of the chat, by its tag or by `mount`. */
export interface Tag {
  raw: RawOptions;
  /** Of the tag; `nonce` is for the site's Content Security Policy, and scripts that we add must carry it. */
  script: Partial<Pick<HTMLScriptElement, 'src' | 'nonce'>> | null;
  /** By `mount`: the companion's address, with a slash at the end. */
  companion?: string;
  /** By `mount`: a guest that the site's own code hands over. */
  session?: SessionAhead | undefined;
  /** By `mount`: what gives the token of who has signed in. A text is an option like any other. */
  userToken?: Exclude<UserToken, string> | undefined;
}

/** The tag that this code came from. Never throws. */
export const readTag = (): Tag => {
  const { currentScript } = document;
  // Null in modules. Nothing but a script is a tag: an image with `name="currentScript"` would stand in its place, too.
  return tagFrom(currentScript instanceof HTMLScriptElement ? currentScript : tagInPage());
};

export const tagInPage = () => document.querySelector<HTMLScriptElement>('script[src*="loader.js"]');

/** Reads a tag: its query, then its attributes, which win. */
export const tagFrom = (script: HTMLScriptElement | null): Tag => {
  const raw: RawOptions = {};
  for (const [name, text] of new URLSearchParams(script?.src.split('?')[1]))
    raw[name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())] = text;
  return { raw: { ...raw, ...script?.dataset }, script };
};
