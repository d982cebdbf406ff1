import { ChatProblem, within } from './problem.ts';

/** Over the visitor's network, in ms. */
const DEADLINE = 15_000;
/** For the question whether the server answers at all, in ms. */
const PROBE_DEADLINE = 3_000;

interface ScriptPolicy {
  createScriptURL(url: string): string;
}

declare global {
  interface Window {
    trustedTypes?: { createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy };
  }
}

/**
 * Whether the page fetches Genesys's script already: by a tag before this one or by Genesys's own snippet. A second script
 * would start a second chat. One that a consent manager holds back, by a `type` that no browser runs, is not fetched.
 */
export function isScriptInPage(): boolean {
  const scripts = document.querySelectorAll<HTMLScriptElement>('script[src*="genesys-bootstrap"]');
  return [...scripts].some(({ type }) => /^(module|(text|application)\/(java|ecma)script)?$/i.test(type));
}

/**
 * Adds Genesys's script to the page. Rejects with `blocked`, `genesys-unavailable` or `timeout`, and then has taken it out
 * again. Throws where the site's Content Security Policy lists policies for Trusted Types, and not `messenger-tag`.
 */
export async function addScript(url: string, nonce = ''): Promise<void> {
  const script = document.createElement('script');
  const arrival = new Promise<void>((resolve, reject) => {
    script.onload = () => resolve();
    script.onerror = () => reject(new ChatProblem('blocked', `Not loaded: ${url}`));
    script.nonce = nonce;
    script.charset = 'utf-8';
    script.src = trusted(url);
    document.head.append(script);
  });
  try {
    await within(DEADLINE, arrival, url);
  } catch (error) {
    script.remove();
    throw await explained(error as ChatProblem, url);
  }
}

/** A browser does not tell a page why a script failed: so the server is asked whether it answers at all. */
async function explained(problem: ChatProblem, url: string): Promise<ChatProblem> {
  if (problem.code !== 'blocked') return problem;
  try {
    await within(
      PROBE_DEADLINE,
      fetch(url, { mode: 'no-cors', credentials: 'omit', cache: 'no-store' }),
      url,
    );
    return new ChatProblem('genesys-unavailable', `Genesys answers, but not with its script: ${url}`);
  } catch {
    return problem;
  }
}

let policy: ScriptPolicy | undefined;

/**
 * Pages that require Trusted Types take script addresses from a policy only. The browser keeps a policy for ever, and with
 * a function of ours in it all of us: `String` changes nothing either.
 */
function trusted(url: string): string {
  policy ??= window.trustedTypes?.createPolicy('messenger-tag', { createScriptURL: String });
  return policy?.createScriptURL(url) ?? url;
}
