import { germanPhases, germanWords } from './german.ts';
import { phaseWords, words } from './words.ts';

const english = { words: { ...words }, phases: { ...phaseWords } };

/**
 * Puts the words of a language in the place of those in `words.ts`; what is drawn next speaks it. German there is, and English for
 * every other language. Genesys has a file for each locale (genesys.md 2.2); what is in them is not known.
 */
export function speak(language: string): void {
  const isGerman = /^de\b/i.test(language);
  Object.assign(words, english.words, isGerman && germanWords);
  Object.assign(phaseWords, english.phases, isGerman && phasesInGerman());
}

/** What the button does stays what it was. */
function phasesInGerman(): Partial<typeof phaseWords> {
  const entries = Object.entries(germanPhases).map(([name, { label, ...said }]) => {
    const { way } = english.phases[name as keyof typeof phaseWords];
    return [name, { ...said, ...(way && { way: { ...way, label: label ?? way.label } }) }];
  });
  return Object.fromEntries(entries);
}
