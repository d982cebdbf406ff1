import { readFileSync } from 'node:fs';

/** The instructions of a Dockerfile in order, each with its name and the rest of its line. */
export function readInstructions(file: string): { name: string; text: string }[] {
  const text = readFileSync(file, 'utf8')
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, '');
  return [...text.matchAll(/^([A-Z]+) (.+)$/gm)].map(([, name = '', rest = '']) => ({ name, text: rest }));
}

/**
 * Which paths a `.dockerignore` lets into the context, as Docker reads it: the last pattern that matches a path, or a folder
 * above it, decides.
 */
export function readIgnored(file: string): (path: string) => boolean {
  const patterns = readFileSync(file, 'utf8').trim().split('\n');
  return (path) => {
    const last = patterns.findLast((pattern) => matches(pattern.replace('!', ''), path));
    return last === undefined || last.startsWith('!');
  };
}

function matches(pattern: string, path: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]]/g, '\\$&')
    .replace(/\*\*\/|\*\*|\*/g, (stars) => ({ '**/': '(?:.*/)?', '**': '.*' })[stars] ?? '[^/]*');
  return new RegExp(`^${source}(?:/.*)?$`).test(path);
}
