/// <reference types="vite/client" />
import type { Texts } from './chat/texts.ts';
import { allForms, earlyForms, formsOfPart, safeSides } from './options.ts';
import { type ProblemCode, problems } from './problems.ts';

/*
 * What is worked out from the tables when the loader is built: `vite.config.ts` puts the values of these constants in the
 * place of this file, so that no page downloads the help for the docs, or words of a language that is not its own.
 */

export const allOptions = allForms();

export const earlyOptions = earlyForms();

export const optionsOfLooks = formsOfPart('looks');

export const optionsOfInvite = formsOfPart('invite');

export const optionsOfCapture = formsOfPart('capture');

export const optionsOfAttention = formsOfPart('attention');

export const optionsOfAvailability = formsOfPart('availability');

/** Of all parts, for the advice to developers. */
export const optionsOfParts = {
  ...optionsOfLooks,
  ...optionsOfInvite,
  ...optionsOfCapture,
  ...optionsOfAttention,
  ...optionsOfAvailability,
};

/** For the component of Vue, which has to name its props. */
export const optionNames = Object.keys({ ...allOptions, ...optionsOfParts });

export const ifBad = safeSides();

/** Those where trying again can help. */
export const passingProblems = Object.entries(problems)
  .filter(([, { helps }]) => helps)
  .map(([code]) => code as ProblemCode);

/** The languages of the chat: two letters each. */
export const languages: readonly string[] = Object.values(
  import.meta.glob<Texts>('./chat/texts/*.ts', { eager: true, import: 'default' }),
).map(({ language }) => language);
