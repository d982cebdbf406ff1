import { readFileSync } from 'node:fs';
import type { Environment } from './config.ts';
import type { AddFault } from './faults.ts';

/**
 * Puts the content of `NAME_FILE` in the place of `NAME`, for the variables that are secrets. No fault shows what stands
 * in `NAME_FILE`: it may be the secret itself.
 */
export function readSecretFiles(
  given: Environment,
  names: readonly string[],
  files: string[],
  addFault: AddFault,
): Environment {
  const values: Record<string, string | undefined> = { ...given };
  for (const name of names) {
    const file = given[`${name}_FILE`];
    if (file === undefined) continue;
    files.push(file);
    if (given[name] !== undefined) addFault(name, `is set twice, also by ${name}_FILE: keep one.`);
    try {
      values[name] = readFileSync(file, 'utf8').trim() || undefined;
      if (!values[name]) addFault(`${name}_FILE`, 'names a file that is empty: write the secret into it.');
    } catch (error) {
      const { code = 'unknown error' } = error as NodeJS.ErrnoException;
      addFault(
        `${name}_FILE`,
        `names a file that cannot be read (${code}): check the path and its permissions.`,
      );
    }
  }
  return values;
}
