/**
 * THE table of options, in two halves: what stage one draws and waits by, and what only a running chat needs.
 *
 * A row holds the alternatives of a value's form as in a regular expression, the first of them the default (where
 * that is empty, there is none). The attribute is the name in kebab case behind `data-`, the query parameter the same
 * without `data-`. What each is for stands in `help.ts`: no visitor needs to download that.
 */
export const launcherOptions = {
  load: 'interaction|idle|now|manual|delay:\\d+',
  launcher: 'own|none|genesys',
  position: 'end|start|left|right',
  offset: '20,12|\\d+,\\d+',
  // These characters make every CSS colour, and no way out of the declaration that it stands in.
  color: '#0165a7|[\\w#(),.%/ -]+',
  label: 'Chat|.+',
  zIndex: '99999998|-?\\d+',
  fallbackUrl: '|(https?:|mailto:|tel:|/).+',
};

export const chatOptions = {
  deploymentId: '|[\\da-f]{8}(-[\\da-f]{4}){3}-[\\da-f]{12}',
  region: '|.+',
  locale: '|[a-z]{2,3}(-\\w+)*',
  tokenEndpoint: 'api/guest-token|.+',
  analytics: 'datalayer|none',
};

type Table = Record<string, string>;

/** The options of a tag, each of the form that the table names; empty where there is neither value nor default. */
export type Options<T extends Table> = Record<keyof T, string>;
export type LauncherOptions = Options<typeof launcherOptions>;
export type ChatOptions = Options<typeof chatOptions>;

/**
 * Reads one half of the table from `[name, text]` pairs, names in kebab or camel case; a later pair wins, names of no
 * row are passed over. Never throws: what is bad is told to `warn` by name, and the default is used.
 */
export function parseOptions<T extends Table>(
  table: T,
  pairs: [name: string, text: string][],
  warn: (text: string) => void,
): Options<T> {
  const options = {} as Table;
  for (const name in table) options[name] = table[name]?.split('|')[0] as string;
  for (const [given, text] of pairs) {
    const name = given.replace(/-./g, (letter) => letter.slice(1).toUpperCase());
    if (!Object.hasOwn(table, name)) continue;
    if (RegExp(`^(${table[name]})$`, 'i').test(text)) options[name] = text;
    else warn(`bad ${given}: ${text}`);
  }
  return options as Options<T>;
}
