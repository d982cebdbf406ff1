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

declare const COMPANION: CompanionSettings | undefined;

export interface Tag {
  /** All that query and tag say, names in kebab or camel case; the tag, which wins, comes last. */
  pairs: [name: string, text: string][];
  companion: CompanionSettings | undefined;
  /** The folder that `loader.js` came from; the companion's other addresses are relative to it. */
  base: string;
  /** The site's Content Security Policy nonce, to be put on scripts that the tag adds. */
  nonce: string | undefined;
}

/** Finds the `<script>` that this code came from. Never throws. */
export function readTag(): Tag {
  const script = findScript();
  const url = new URL(script?.src || '', document.baseURI);
  return {
    pairs: [...url.searchParams, ...Object.entries({ ...script?.dataset })] as Tag['pairs'],
    companion: typeof COMPANION === 'undefined' ? undefined : COMPANION,
    base: url.origin + url.pathname.replace(/(loader\/[^/]+\/)?[^/]*$/, ''),
    nonce: script?.nonce,
  };
}

/**
 * `currentScript` is null in modules, and not ours where an optimiser runs many scripts as one; then the last script
 * that looks like ours is it.
 */
function findScript(): HTMLScriptElement | null | undefined {
  const current = document.currentScript as HTMLScriptElement | null;
  return [...document.scripts, current].findLast((script) => /loader\.js/.test(`${script?.src}`)) || current;
}
