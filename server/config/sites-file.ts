import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Environment } from './config.ts';

/**
 * One entry of SITES_FILE: the variables of a site by the names they have in the environment, e.g.
 * `[{"GENESYS_REGION": "euw1", "GENESYS_DEPLOYMENT_ID": "…", "ALLOWED_ORIGINS": "https://www.example.com"}]`.
 */
const sitesFile = z.array(z.record(z.string(), z.string())).min(1);

/**
 * The entries of SITES_FILE, or why there are none, as the rest of a sentence that begins with the variable. It does not
 * show what stands there: that may be the list itself, with its secrets.
 */
export function readSitesFile(file: string): { entries: readonly Environment[] } | { fault: string } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    return { fault: `names a file that cannot be read (${code}): check the path and its permissions.` };
  }
  const { data, error } = sitesFile.safeParse(parseJson(text));
  if (data) return { entries: data };
  const [issue] = error.issues;
  const [index, name] = issue?.path ?? [];
  const where =
    typeof index !== 'number' ? '' : ` In site ${index + 1}, ${String(name ?? 'the entry')} is not.`;
  return { fault: `names a file that is no JSON list of sites, each an object of texts.${where}` };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own words may quote a secret.
    return undefined;
  }
}
