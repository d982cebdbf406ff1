import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What a package says of itself. */
interface Licence {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, or what stands there in its place. */
  readonly licence: string;
  /** Its whole text; empty where the package brings none. */
  readonly text: string;
}

/** Of an installed package. */
function licenceOf(folder: string): Licence {
  const { name, version, license, licenses } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const old = Array.isArray(licenses) ? licenses.map(({ type }) => type).join(' OR ') : licenses?.type;
  const file = readdirSync(folder).find((file) => /^(licen[cs]e|copying)/i.test(file));
  return {
    name,
    version,
    licence: license?.type ?? license ?? old ?? 'none is named',
    text: file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim(),
  };
}

/** Where a package of the repository's own is installed. */
export function folderOf(name: string): string {
  return resolve('node_modules', name);
}

/** The file that goes along with code of these packages, since their licences ask for that. */
export function notices(folders: readonly string[]): string {
  const licences = new Map(folders.map(licenceOf).map((one) => [`${one.name} ${one.version}`, one]));
  const sorted = [...licences].sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = sorted.map(([title, { licence, text }]) => {
    return `## ${title}, ${licence}\n\n${text || 'The package brings no text of its licence.'}\n`;
  });
  return `# What is in this package from others\n\n${parts.join('\n')}`;
}
