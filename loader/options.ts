import type { Option } from './option.ts';
import { type Filled, patternOf } from './option-kinds.ts';
import { attentionOptions } from './options-of-attention.ts';
import { availabilityOptions } from './options-of-availability.ts';
import { captureOptions } from './options-of-capture.ts';
import { inviteOptions } from './options-of-invite.ts';
import { looksOptions } from './options-of-looks.ts';

/**
 * THE table of options. The attribute is the name in kebab case behind `data-`, the query parameter the same without
 * `data-`. Types, `public/docs/contract.md` and both stages of the loader are made from it.
 */
export const options = {
  deploymentId: {
    values: ['<uuid>'],
    default: '',
    help: 'UUID of the Messenger deployment; left out, it is the companion’s',
  },
  region: {
    values: ['<text>'],
    default: '',
    help: 'any spelling: `mypurecloud.ie`, `prod-euw1`, `euw1`, `eu-west-1`; left out, it is the companion’s',
  },
  tokenEndpoint: {
    values: ['none', '<text>'],
    default: 'api/guest-token',
    help: 'address that hands out guest sessions, relative to the companion; `none`: no companion',
  },
  load: {
    values: ['interaction', 'idle', 'now', 'visible', 'delay:<ms>', 'manual'],
    default: 'interaction',
    early: ['', 'idle', 'now', 'visible', 'delay:<ms>'],
    help: 'when Messenger is fetched without being asked for; `interaction`: hover or focus warms, a click starts; `visible`: when the launcher or an element that opens the chat is seen; `delay:<ms>`: from the start of the page',
  },
  consent: {
    values: ['granted', 'required', 'tcf', 'tcf:<purposes>', 'gcm'],
    default: 'granted',
    ifBad: 'required',
    help: "`required`: waits for `MessengerTag('consent', true)`, or asks the visitor who wants the chat; `tcf`: for the purposes of an IAB TCF platform (`tcf:1,3`; else purpose 1); `gcm`: for `functionality_storage` of Google Consent Mode; anything else counts as `required`",
  },
  launcher: {
    values: ['own', 'none', 'genesys'],
    default: 'own',
    early: ['', 'none', 'genesys'],
    help: '`own`: our button, in whose place Messenger’s comes where the deployment always shows that; `none`: the site has its own; `genesys`: Messenger’s only',
  },
  position: {
    values: ['end', 'start', 'left', 'right'],
    default: 'end',
    early: ['start', 'left', 'right'],
    help: 'side of the window; `end` and `start` follow the reading direction',
  },
  offset: {
    values: ['<px>,<px>'],
    default: '20,12',
    early: ['<px>,<px>'],
    help: 'distance from side and bottom in px',
  },
  color: {
    values: ['<color>'],
    default: '#0165a7',
    early: ['<color>'],
    help: 'CSS colour of the launcher and of the main button in our panel',
  },
  label: {
    values: ['<text>'],
    default: '',
    help: 'accessible name of the launcher; left out, it is “Chat” in the visitor’s language',
  },
  zIndex: {
    values: ['<number>'],
    default: '99999998',
    early: ['<number>'],
    help: 'stacking order of the launcher',
  },
  locale: {
    values: ['<language>'],
    default: '',
    help: 'BCP 47 tag of the language; left out, it is the page’s `lang`, then the browser’s',
  },
  showOn: {
    values: ['<text>'],
    default: '',
    help: 'comma-separated paths where the launcher is; `*` is any text: `/shop/*`',
  },
  hideOn: { values: ['<text>'], default: '', help: 'comma-separated paths where it is not' },
  userToken: {
    values: ['<text>'],
    default: '',
    help: 'signed token of a signed-in visitor, made by the site’s own server; for `mount` also a function that gives one',
  },
  fallbackUrl: {
    values: ['<link>'],
    default: '',
    early: ['<link>'],
    help: 'where the launcher leads when the chat cannot start',
  },
  analytics: {
    values: ['datalayer', 'none'],
    default: 'datalayer',
    help: '`datalayer`: events go to the page’s `dataLayer` where there is one, unless the visitor’s browser asks for privacy (GPC)',
  },
  debug: {
    values: ['<anything>'],
    default: 'off',
    help: 'present or not: prints each step with its time to the console, and slips in the tag',
  },
  ...looksOptions,
  ...inviteOptions,
  ...captureOptions,
  ...attentionOptions,
  ...availabilityOptions,
} as const satisfies Record<string, Option>;

export type OptionName = keyof typeof options;

type PartName = NonNullable<Option['part']>;

/** The options that one part alone reads. */
export type NameOfPart<Part extends PartName> = {
  [Name in OptionName]: (typeof options)[Name] extends { part: Part } ? Name : never;
}[OptionName];

/** The options that the chat reads. */
export type ChatOptionName = Exclude<OptionName, NameOfPart<PartName>>;

/** The good values of options, each as a regular expression whose first alternative is the default. */
export type OptionForms<Name extends OptionName> = Readonly<Record<Name, string>>;

export type EarlyName = {
  [Name in OptionName]: (typeof options)[Name] extends { early: readonly string[] } ? Name : never;
}[OptionName];

/** Of the chat. */
export function allForms(): OptionForms<ChatOptionName> {
  const ofNoPart = names.filter((name) => !rowOf(name).part);
  return formsOf(ofNoPart, ({ values }) => values) as OptionForms<ChatOptionName>;
}

export function formsOfPart<Part extends PartName>(part: Part): OptionForms<NameOfPart<Part>> {
  const itsOwn = names.filter((name) => rowOf(name).part === part);
  return formsOf(itsOwn, ({ values }) => values) as OptionForms<NameOfPart<Part>>;
}

export function earlyForms(): OptionForms<EarlyName> {
  const early = names.filter((name) => rowOf(name).early);
  return formsOf(early, (row) => row.early ?? []) as OptionForms<EarlyName>;
}

/** What a bad value counts as, where that is not the default. */
export function safeSides(): Partial<Record<OptionName, string>> {
  const rows = names.flatMap((name) => (rowOf(name).ifBad ? [[name, rowOf(name).ifBad]] : []));
  return Object.fromEntries(rows);
}

const names = Object.keys(options) as OptionName[];

function rowOf(name: OptionName): Option {
  return options[name];
}

function formsOf(some: OptionName[], valuesOf: (row: Option) => readonly string[]): Record<string, string> {
  const forms = some.map((name) => {
    const values = valuesOf(rowOf(name));
    const first = values.includes('') ? '' : rowOf(name).default;
    const others = values.filter((value) => value !== first);
    return [name, [first, ...others.map(patternOf)].join('|')];
  });
  return Object.fromEntries(forms);
}

/** The values of an option, as they stand in a tag. */
export type OptionValue<Name extends OptionName> = Filled<(typeof options)[Name]['values'][number]>;
