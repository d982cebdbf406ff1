import type { OptionName } from '../../loader/options.ts';
import type { Choices } from './choices.ts';
import { isGood, kebab, ofOneVisitor, optionNames, rowOf } from './option-values.ts';

/** The companion that the tag names. */
export interface CompanionAddress {
  /** Absolute, with a slash at the end. */
  readonly url: string;
  /** Stage one under its version, and the hash of its bytes (contract 3.4); `undefined` until the manifest is there. */
  readonly pinned: PinnedLoader | undefined;
}

export interface PinnedLoader {
  /** Absolute. */
  readonly url: string;
  /** As it stands in the attribute: `sha384-…`. */
  readonly integrity: string;
}

/** A finished tag, before it is written in the way of a platform. */
export interface Tag {
  readonly companion: string;
  /** Of stage one, without options. */
  readonly src: string;
  readonly integrity: string | undefined;
  /** What differs from the defaults, in the order of the table of options. */
  readonly options: readonly TagOption[];
}

export interface TagOption {
  readonly name: OptionName;
  readonly value: string;
}

/** The shortest tag that says what was chosen. A value that the loader would not take is left out: the form says so. */
export function tagOf(
  { options, release }: Pick<Choices, 'options' | 'release'>,
  companion: CompanionAddress,
): Tag {
  const pinned = release === 'pinned' ? companion.pinned : undefined;
  return {
    companion: companion.url,
    src: pinned?.url ?? `${companion.url}loader.js`,
    integrity: pinned?.integrity,
    options: optionNames.flatMap((name) => {
      const value = options[name] ?? '';
      const says = value !== '' && value !== rowOf(name).default;
      return says && isGood(name, value) && !ofOneVisitor.has(name) ? [{ name, value }] : [];
    }),
  };
}

/** One line of HTML with the options as attributes. In one line, since some editors make a `<br>` of a line's end. */
export function asHtml(tag: Tag): string {
  const attributes = attributesOf(tag).map(([name, value]) => ` ${name}="${inHtml(value)}"`);
  return `<script async${attributes.join('')}></script>`;
}

/** One line of HTML with the options in the address, for places that drop attributes. */
export function asHtmlWithAddress(tag: Tag): string {
  return `<script async src="${inHtml(addressWithOptions(tag))}"></script>`;
}

/** The address of stage one, with the options as parameters. */
export function addressWithOptions({ src, options }: Tag): string {
  if (options.length === 0) return src;
  const query = new URLSearchParams(options.map(({ name, value }) => [kebab(name), value]));
  return `${src}?${query}`;
}

/** All attributes of the tag but `async`. */
export function attributesOf({ src, integrity, options }: Tag): [name: string, value: string][] {
  const ofOptions = options.map(({ name, value }): [string, string] => [`data-${kebab(name)}`, value]);
  // Without `crossorigin` a browser does not check the hash of another origin's file, and refuses it.
  const ofRelease: [string, string][] =
    integrity === undefined
      ? []
      : [
          ['integrity', integrity],
          ['crossorigin', 'anonymous'],
        ];
  return [['src', src], ...ofOptions, ...ofRelease];
}

function inHtml(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
