import type { ChatOptionName, OptionForms, OptionName, OptionValue } from './options.ts';

/** All that query and tag say, names in camel case; nobody has looked at the values yet. */
export type RawOptions = Record<string, string | undefined>;

/** Options with a value that they may have; empty where there is none. */
export type OptionsNamed<Name extends OptionName> = { readonly [Each in Name]: OptionValue<Each> | '' };

/** Every option that the chat reads. */
export type Options = OptionsNamed<ChatOptionName>;

/** The options that `forms` names, with the default in the place of what is missing or bad; the others as they are. */
export const parseOptions = <Name extends OptionName>(
  forms: OptionForms<Name>,
  raw: RawOptions,
): RawOptions & OptionsNamed<Name> => {
  const parsed: RawOptions = { ...raw };
  for (const [name, form] of Object.entries<string>(forms)) {
    const isGood = name in raw && RegExp(`^(${form})$`).test(raw[name] as string);
    if (!isGood) parsed[name] = form.split('|')[0];
  }
  return parsed as RawOptions & OptionsNamed<Name>;
};
