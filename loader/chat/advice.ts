import { distance } from 'fastest-levenshtein';
import { optionsOfParts } from '../build-time.ts';
import type { ChatOptionName, OptionForms, OptionName } from '../options.ts';
import type { RawOptions } from '../parse-options.ts';
import type { Tag } from '../tag.ts';
import { rewritingOf } from './rewriting.ts';

type Forms = OptionForms<OptionName>;

/**
 * Tells the site's people of slips in the tag, and of who has rewritten it. No visitor needs to wait for that. `forms` are
 * those of the chat.
 */
export function warnOfSlips(
  raw: RawOptions,
  forms: OptionForms<ChatOptionName>,
  script?: Tag['script'],
): void {
  const slips = slipsIn(raw, { ...forms, ...optionsOfParts });
  for (const text of [...slips, ...rewritingOf(script)]) console.warn('messenger-tag:', text);
}

/** Prints each step of the chat with its time in ms since the page began, also those before this was called. */
export function printSteps(signal: AbortSignal): void {
  const observer = new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) {
      if (name.startsWith('messenger-tag:')) console.info(`${name} ${Math.round(startTime)} ms`);
    }
  });
  observer.observe({ type: 'mark', buffered: true });
  signal.addEventListener('abort', () => observer.disconnect());
}

/**
 * One sentence for each option with a value that it cannot have, and for each name that is nearly one of ours. Hosts and
 * optimisers put their own attributes on a script, too, and those are no slips. Never throws.
 */
export function slipsIn(raw: RawOptions, forms: Forms): string[] {
  return Object.entries(raw).flatMap(([name, text = '']) => {
    if (name.startsWith('attribute')) return [];
    if (!isOption(name, forms)) return slipInName(kebab(name), forms);
    const isGood = RegExp(`^(${forms[name]})$`).test(text);
    return isGood ? [] : [`data-${kebab(name)} cannot be "${text}"; ${instead(name, forms)}`];
  });
}

function isOption(name: string, forms: Forms): name is OptionName {
  return Object.hasOwn(forms, name);
}

function instead(name: OptionName, forms: Forms): string {
  const [byDefault] = forms[name].split('|');
  if (name === 'consent') return 'so nothing of Genesys is fetched before the visitor agrees';
  return byDefault ? `"${byDefault}" holds` : 'it counts as left out';
}

/** Two letters of a long name may be wrong, one of a short one. */
function slipInName(name: string, forms: Forms): string[] {
  const near = Object.keys(forms)
    .map(kebab)
    .find((each) => distance(each, name) <= (each.length > 5 ? 2 : 1));
  return near ? [`there is no option data-${name}; is it data-${near}?`] : [];
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
