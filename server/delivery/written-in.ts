import { createHash } from 'node:crypto';

/** The files that `npm run build` made of the loader: `loader.js`, and all others by their path below `/loader/`. */
export type BuiltLoader = Readonly<Record<string, string>>;

/** What stage two is told about the companion's site, so that nothing in the page waits for the token. */
export interface PublicSettings {
  readonly deploymentId: string;
  readonly environment: string;
  readonly region: string;
  readonly scriptUrl: string;
}

/** The parts of one loader, and the folder in which they are. */
export interface Parts {
  readonly folder: string;
  /** By the name of the file. */
  readonly texts: Readonly<Record<string, string>>;
}

/** The parts as they were built, in the folder that the build gave them. Loaders that tests make up may have none. */
export function partsOf(built: BuiltLoader): Parts {
  const chat = Object.keys(built).find((path) => /^[\w-]+\/chat\.js$/.test(path));
  const folder = chat?.split('/')[0] ?? '';
  const inFolder = Object.entries(built).filter(([path]) => path.startsWith(`${folder}/`));
  return {
    folder,
    texts: Object.fromEntries(inFolder.map(([path, text]) => [path.slice(folder.length + 1), text])),
  };
}

/**
 * The parts with a site's settings in those that have the chat in them, in a folder that is named after the settings, too:
 * browsers keep what is in it for a year, so other settings need another name.
 */
export function withSettings({ folder, texts }: Parts, settings: Partial<PublicSettings>): Parts {
  const served = createHash('sha256')
    .update(`${folder} ${JSON.stringify(settings)}`)
    .digest('base64url')
    .slice(0, 6);
  const told = Object.entries(texts).map(([name, text]) => [
    name,
    replaceLiteral(text, '__COMPANION__', settings),
  ]);
  return { folder: served, texts: Object.fromEntries(told) };
}

/** Stage one, looking for its parts in another folder than the build's. */
export function withFolder(stageOne: string, folder: string, served: string): string {
  return stageOne.replaceAll(`loader/${folder}/`, `loader/${served}/`);
}

/**
 * Stage one with the companion's own address in it, since it cannot always see the `<script>` that it came by. The minifier
 * may have put it at the start of a longer text, in any quotes: of what ends one, an address can have but the apostrophe.
 */
export function withAddress(stageOne: string, address: string): string {
  return stageOne.replace('././', () => address.replaceAll("'", '%27'));
}

/** Puts a value in the place of a string, in whichever quotes a minifier has written that: so no global is made. */
function replaceLiteral(script: string, placeholder: string, value: unknown): string {
  // JSON is not quite JavaScript, and a script may be pasted into a page: these three characters could end something.
  const literal = JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const quoted = ['"', "'", '`']
    .map((quote) => quote + placeholder + quote)
    .find((each) => script.includes(each));
  return quoted === undefined ? script : script.replace(quoted, () => literal);
}
