import { allOptions, ifBad } from '../build-time.ts';
import type { ChatOptionName } from '../options.ts';
import type { Page } from '../page.ts';
import { type Options, parseOptions, type RawOptions } from '../parse-options.ts';
import { allThatTagSays } from './lost-tag.ts';

/** Those of a page, by all that can be known of its tag. */
export function optionsOf(page: Page): Options {
  return readOptions(allThatTagSays(page));
}

/** Every option. What is bad counts as if it were not there, or as what is on the safe side. */
export function readOptions(raw: RawOptions): Options {
  // Without a prototype: what a page adds to that of every object is no option.
  const own: RawOptions = Object.assign(Object.create(null), raw);
  const parsed = parseOptions(allOptions, own);
  const bad = Object.entries(ifBad).filter(
    ([name]) => own[name] !== undefined && own[name] !== parsed[name as ChatOptionName],
  );
  return Object.assign(parsed, Object.fromEntries(bad));
}
