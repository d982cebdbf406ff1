/** What the snippet left in the page (genesys.md 2.3, CONFIRMED). */
export interface Snippet {
  /** The name of the global, `Genesys` unless the site changed it. */
  readonly name: string;
  readonly config: SnippetConfig;
  /** The calls made before this script arrived; the stub's queue is never read again. */
  readonly queue: readonly ArrayLike<unknown>[];
  /** Where this script came from. */
  readonly scriptUrl: URL;
}

interface SnippetConfig {
  readonly environment: string;
  readonly deploymentId: string;
  readonly debug?: boolean;
}

/** Set on the function that replaces the stub, so that a second script element does not start a second Messenger. */
export const SANDBOX_MARK = 'isGenesysSandbox';

/**
 * Nothing when the page has no usable snippet, which the console is told, or when Messenger is there already. The effect
 * of a second snippet is not documented (genesys.md 3.7): here it has none.
 */
export function readSnippet(): Snippet | undefined {
  const page: Record<string, unknown> = window as never;
  const name = typeof page._genesysJs === 'string' ? page._genesysJs : 'Genesys';
  const stub = page[name] as Record<string, unknown> | undefined;
  if (stub?.[SANDBOX_MARK]) return undefined;
  const config = stub?.c;
  const script = document.currentScript;
  if (!isSnippetConfig(config) || !(script instanceof HTMLScriptElement) || !script.src) {
    console.error('Genesys sandbox: the deployment snippet must run before genesys.min.js.');
    return undefined;
  }
  const queue = Array.isArray(stub?.q) ? stub.q : [];
  return { name, config, queue, scriptUrl: new URL(script.src) };
}

function isSnippetConfig(value: unknown): value is SnippetConfig {
  const config = value as Partial<SnippetConfig> | undefined;
  return typeof config?.environment === 'string' && typeof config.deploymentId === 'string';
}
