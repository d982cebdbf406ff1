import { z } from 'zod';
import type { Environment } from './config.ts';
import type { AddFault } from './faults.ts';

/** Secrets between commas, each long and hard to guess. The fault never shows one of them. */
export function splitSecrets(list: string, context: z.RefinementCtx): readonly [string, ...string[]] {
  const [first = '', ...rest] = list.split(',').map((secret) => secret.trim());
  const secrets = [first, ...rest] as const;
  const tooShort = secrets.filter(({ length }) => length < 32).length;
  const guessable = secrets.filter(isGuessable).length;
  if (tooShort > 0) {
    context.addIssue(
      `${tooShort} of ${secrets.length} has fewer than 32 characters: make one with \`openssl rand -hex 32\`.`,
    );
  } else if (guessable > 0) {
    context.addIssue(`${guessable} of ${secrets.length} ${GUESSABLE}`);
  }
  return tooShort + guessable > 0 ? z.NEVER : secrets;
}

/** Whether a secret is one that people type to get on, such as `aaaa…` or `changemechangeme…`. */
export function isGuessable(secret: string): boolean {
  const isRepeated = PERIODS.some((period) => secret.slice(period) === secret.slice(0, -period));
  return isRepeated || new Set(secret).size < FEWEST_CHARACTERS;
}

const PERIODS = [1, 2, 3, 4, 5, 6, 7, 8];
const FEWEST_CHARACTERS = 8;

/** What is wrong with a secret that {@link isGuessable}. */
export const GUESSABLE =
  'is easy to guess, with fewer than 8 different characters or a short piece again and again: make one with `openssl rand -hex 32`.';

/** What one variable holds. */
interface HeldSecrets {
  /** As a fault names it: `SITES_FILE, site 2, USER_TOKEN_SECRET`. */
  readonly variable: string;
  readonly use: string;
  readonly secrets: readonly string[];
}

/** The secrets in the variables of these names; `where` stands before the names. */
export function secretsIn(given: Environment, names: readonly string[], where = ''): HeldSecrets[] {
  return names.map((use) => {
    const text = given[use] ?? '';
    const secrets = (LISTS.includes(use) ? text.split(',') : [text]).map((secret) => secret.trim());
    return { variable: where + use, use, secrets: secrets.filter((secret) => secret !== '') };
  });
}

/** Those that {@link splitSecrets} reads. */
const LISTS: readonly string[] = ['SESSION_SECRETS', 'USER_TOKEN_SECRET'];

/**
 * A secret has one use: else whoever reads the token in the configuration of Prometheus could make sessions with it.
 * Sites may share theirs, since that is one use.
 */
export function checkOneUseEach(held: readonly HeldSecrets[], addFault: AddFault): void {
  for (const [index, { variable, use, secrets }] of held.entries()) {
    const other = held
      .slice(0, index)
      .find((before) => before.use !== use && before.secrets.some((secret) => secrets.includes(secret)));
    if (other === undefined) continue;
    addFault(
      variable,
      `holds a secret that ${other.variable} holds too, and who learns it there would have it here: make another for one of them with \`openssl rand -hex 32\`.`,
    );
  }
}
