import { rewriterOf, rewriters } from '../../server/doctor/page/rewriters.ts';
import type { Tag } from '../tag.ts';

/**
 * What was done to the tag on its way into this page, and what to set against it: one text, or none. `script` is what stage
 * one takes for its tag; `null` where it found none.
 */
export function rewritingOf(script: Tag['script'] | undefined): string[] {
  if (script === null) return [`${LOST}. ${GONE} Exclude loader.js from whatever puts scripts together.`];
  if (!(script instanceof HTMLScriptElement)) return [];
  const attributes = Object.fromEntries([...script.attributes].map(({ name, value }) => [name, value]));
  const { src } = script;
  const rewriter = rewriterOf(attributes) ?? seenInWindow(attributes);
  const isLost = src !== '' && !src.includes('loader.js');
  if (isLost && rewriter?.effect !== 'joined')
    return [`${LOST}, ${src}. ${GONE} Exclude loader.js from whatever has made that file.`];
  return rewriter ? [`${rewriter.happens} ${isLost ? `${GONE} ` : ''}${rewriter.exclusion}`] : [];
}

const LOST = 'loader.js runs as a part of another file';
const GONE =
  'So nobody knows what the tag says: its options do not hold, and the visitor is asked for consent first.';

/** Both of these give a tag its type back when they run it, and take away every other mark. */
function seenInWindow(attributes: Readonly<Record<string, string>>) {
  return rewriters.find(
    ({ marks, keptAwayBy = '' }) =>
      marks.global !== undefined &&
      marks.global in window &&
      attributes.type === 'text/javascript' &&
      !keptAwayBy.split(' ').some((each) => (each.split('=')[0] ?? '') in attributes),
  );
}
