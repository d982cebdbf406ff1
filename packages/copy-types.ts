import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/**
 * Copies the declarations of these entries, and of all that they lead to. Those of the other files are nobody's business,
 * and would ask for the types of packages that are not installed. Answers the packages whose types are asked for.
 */
export function copyTypes(from: string, to: string, entries: readonly string[]): string[] {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const copy = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    const text = readFileSync(join(from, path), 'utf8');
    for (const [, asked = ''] of text.matchAll(/(?:from |import\()["']([^"']+)["']/g)) {
      if (asked.startsWith('.')) copy(posix.join(posix.dirname(path), asked.replace(/\.[tj]s$/, '.d.ts')));
      else packages.add(asked);
    }
    mkdirSync(join(to, posix.dirname(path)), { recursive: true });
    writeFileSync(join(to, path), withoutHelp(text));
  };
  for (const entry of entries) copy(`${entry}.d.ts`);
  return [...packages].filter((name) => !name.startsWith('node:')).sort();
}

/** Of our tables, TypeScript writes each sentence for the documentation into the type. Nobody's code depends on one. */
function withoutHelp(declarations: string): string {
  return declarations.replace(/(\breadonly (?:help|when): )(['"])(?:\\.|(?!\2).)*\2/g, '$1string');
}
