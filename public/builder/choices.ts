import type { OptionName } from '../../loader/options.ts';
import { kebab, ofOneVisitor, optionNames } from './option-values.ts';
import { isPlatform, type PlatformName } from './platforms/names.ts';

/** All that somebody has chosen. Whoever opens the address that {@link toFragment} writes sees the same. */
export interface Choices {
  /** Address of the site that shall have the chat, as it was typed: it may be none. */
  readonly site: string;
  readonly platform: PlatformName;
  /** `latest` goes with the companion's releases; `pinned` names its version and carries `integrity`. */
  readonly release: Release;
  /** What was set, as it was typed: a value may be one that the loader would not take. */
  readonly options: OptionChoices;
  /** Of an address that was opened: what says nothing here. It is kept, so that nothing in a sent address is lost. */
  readonly unknown: readonly (readonly [name: string, value: string])[];
}

export type OptionChoices = Readonly<Partial<Record<OptionName, string>>>;

export type Release = 'latest' | 'pinned';

export const noChoices: Choices = {
  site: '',
  platform: 'html',
  release: 'latest',
  options: {},
  unknown: [],
};

/**
 * The choices as the fragment of an address, without `#`. It stays in the browser: no server on the way gets it into a log.
 * Defaults are left out, and what belongs to one visitor is never in it.
 */
export function toFragment({ site, platform, release, options, unknown }: Choices): string {
  const fragment = new URLSearchParams();
  if (site) fragment.append('site', site);
  if (platform !== noChoices.platform) fragment.append('for', platform);
  if (release !== noChoices.release) fragment.append('release', release);
  for (const name of optionNames) {
    const value = options[name];
    if (value && !ofOneVisitor.has(name)) fragment.append(kebab(name), value);
  }
  for (const [name, value] of unknown) fragment.append(name, value);
  return `${fragment}`;
}

/** Reads what {@link toFragment} wrote, or what anybody wrote by hand. Never throws. Of a name that comes twice the last one holds. */
export function fromFragment(fragment: string): Choices {
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  const options: Partial<Record<OptionName, string>> = {};
  const unknown: [string, string][] = [];
  let { site, platform, release } = noChoices;
  for (const [name, value] of given) {
    const option = optionNamed(name);
    if (option !== undefined) {
      if (value && !ofOneVisitor.has(option)) options[option] = value;
      else delete options[option];
    } else if (name === 'site') site = value;
    else if (name === 'for' && isPlatform(value)) platform = value;
    else if (name === 'release' && isRelease(value)) release = value;
    else unknown.push([name, value]);
  }
  return { site, platform, release, options, unknown };
}

/** The options with one set, or with none where `value` is empty. */
export function withOption(options: OptionChoices, name: OptionName, value: string): OptionChoices {
  const { [name]: _before, ...others } = options;
  return value ? { ...others, [name]: value } : others;
}

/** The names in an address are those of the tag's own address; also the attribute's and the one of `mount` are understood. */
function optionNamed(name: string): OptionName | undefined {
  const written = name.replace(/^data-/, '').toLowerCase();
  return optionNames.find((option) => kebab(option) === written || option === name);
}

function isRelease(text: string): text is Release {
  return text === 'latest' || text === 'pinned';
}
