/**
 * What `GenesysJS.configuration` answers lacks what says how Messenger looks, and two of its products (genesys.md 13.1, CONFIRMED-2).
 * Of launcherButton, styles, homeScreen, markdown and humanize the fact tells the names only: they are taken for those of `config.json`.
 */
export function configurationOf(config: unknown): unknown {
  const trimmed = [
    'cobrowse',
    'supportCenter',
    'position',
    'messenger.launcherButton',
    'messenger.styles',
    'messenger.homeScreen',
    'messenger.apps.conversations.markdown',
    'messenger.apps.conversations.humanize',
  ];
  return trimmed.reduce(without, config);
}

function without(value: unknown, path: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const [name = '', ...rest] = path.split('.');
  const { [name]: inner, ...others } = value as Record<string, unknown>;
  if (inner === undefined) return others;
  return rest.length === 0 ? others : { ...others, [name]: without(inner, rest.join('.')) };
}
