import type { SessionAhead } from './api.ts';

/** What the companion writes in front of `loader.js`: the public settings of its site. Absent on a static host. */
export interface CompanionSettings {
  deploymentId: string;
  /** Genesys's domain of the region, such as `mypurecloud.ie`. */
  region: string;
  /** Genesys's own name of the region for its snippet, such as `prod-euw1`. */
  environment: string;
  /** Address of `genesys.min.js`. */
  scriptUrl: string;
}

declare global {
  interface RegExp {
    /** What is no text is tested as it would be printed: `undefined` where an option is missing. */
    test(value: unknown): boolean;
  }
}

/** All that query and tag say, names in camel case; nobody has looked at the values yet. */
export type RawOptions = Record<string, string>;

export interface Tag {
  options: RawOptions;
  companion: Partial<CompanionSettings>;
  /** Where `loader.js` came from; the companion's other addresses are relative to it. */
  url: string;
  /** A guest that the site's own code hands over; in a page with the tag it stands in a script of its own. */
  session?: SessionAhead | undefined;
  /** For the site's Content Security Policy nonce, which scripts that the tag adds must carry. */
  script: { nonce?: string } | null | undefined;
}

/** Finds the `<script>` that this code came from, and reads it: its query, then its attributes, which win. Never throws. */
export const readTag = (): Tag => {
  const current = document.currentScript as HTMLScriptElement | null;
  // `currentScript` is null in modules, and not ours where an optimiser runs many scripts as one.
  const script = /loader.js/.test(current?.src)
    ? current
    : document.querySelector<HTMLScriptElement>('[src*="loader.js"]') || current;
  // Without an address, an optimiser wrote us into the page: anybody can write into the page's own query.
  const url = script?.src || location.origin;
  const options: RawOptions = {};
  // Most tags have no query, and their pages need not pay for the browser's parser of addresses.
  if (/\?/.test(url))
    for (const [name, text] of new URL(url).searchParams)
      options[name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())] = text;
  return {
    options: Object.assign(options, script?.dataset),
    companion: '__COMPANION__' as unknown as CompanionSettings,
    url,
    script,
  };
};
