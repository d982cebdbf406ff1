import { patternOf } from '../../loader/option-kinds.ts';
import { type OptionName, options } from '../../loader/options.ts';

/** What the builder asks of a row of the table of options. */
interface Row {
  readonly values: readonly string[];
  readonly default: string;
  readonly help: string;
}

/** Every option, in the order of the table: what comes into that comes into the form. */
export const optionNames = Object.keys(options) as OptionName[];

export function rowOf(name: OptionName): Row {
  return options[name];
}

/** Whether the loader would take this value, by the same rule as the loader. */
export function isGood(name: OptionName, value: string): boolean {
  const forms = rowOf(name).values.map(patternOf).join('|');
  return new RegExp(`^(${forms})$`).test(value);
}

/** `zIndex` is `z-index` in an address, and `data-z-index` in a tag. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Those that no tag may hold that is written once for all visitors: they are of one visitor, and secret. */
export const ofOneVisitor: ReadonlySet<OptionName> = new Set<OptionName>(['userToken']);
