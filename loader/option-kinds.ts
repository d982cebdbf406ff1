/** A value of the table of options as a regular expression: what stands in angle brackets is anything of that kind. */
export function patternOf(value: string): string {
  return value.replace(/<(\w+)>/g, (_, kind: keyof KindTypes) => kinds[kind]);
}

const TIME = '\\d+m?s';
const PERCENT = '(100|\\d?\\d)';
const OCCASION = `(exit|idle|(delay|idle):${TIME}|scroll:${PERCENT}%)`;
const SUBJECT = '(utm|gclid|referrer|page)';

/** The kinds of values that stand in angle brackets in the table, each as a regular expression. */
const kinds = {
  uuid: '[\\da-fA-F]{8}(-[\\da-fA-F]{4}){3}-[\\da-fA-F]{12}',
  ms: '\\d+',
  px: '\\d+',
  number: '-?\\d+',
  purposes: '\\d+(,\\d+)*',
  time: TIME,
  percent: PERCENT,
  occasions: `${OCCASION}( *, *${OCCASION})+`,
  subjects: `${SUBJECT}( *, *${SUBJECT})*`,
  // These characters make every CSS colour, and end no declaration.
  color: '[\\w#(),.%/ -]+',
  language: '[a-zA-Z]{2,3}(-\\w+)*',
  // Not `javascript:` or `data:`, and no other site by two slashes.
  link: '(https?:|mailto:|tel:|/(?![/\\\\])).*',
  // Nothing that could be more than an image. Browsers take a tab out of an address.
  image: '(https?://|/(?![/\\\\\\s])).+',
  text: '.+',
  anything: '.*',
} satisfies Record<keyof KindTypes, string>;

/** What a value of each kind is in TypeScript. */
interface KindTypes {
  uuid: string;
  ms: number;
  px: number;
  number: number;
  purposes: string;
  time: `${number}s` | `${number}ms`;
  percent: number;
  occasions: `${string},${string}`;
  subjects: string;
  color: string;
  language: string;
  link: string;
  image: string;
  text: string;
  anything: string;
}

/** A value of the table as it stands in a tag: `delay:<ms>` is `delay:${number}`. */
export type Filled<Value extends string> =
  Value extends `${infer Before}<${infer Kind extends keyof KindTypes}>${infer After}`
    ? `${Before}${KindTypes[Kind]}${Filled<After>}`
    : Value;
