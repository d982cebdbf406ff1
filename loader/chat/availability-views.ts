import { type Availability, isClosed } from '../availability-answer.ts';
import { optionsOfAvailability } from '../build-time.ts';
import { type OptionsNamed, parseOptions, type RawOptions } from '../parse-options.ts';
import { localeOf, momentInWords, waitInWords } from './availability-moments.ts';
import { type AvailabilityTexts, availabilityTexts } from './availability-texts.ts';
import type { Way, Words } from './panel.ts';

/** What the site wants the visitor to read, and where else to go. */
export interface Manner {
  readonly whenClosed: OptionsNamed<'whenClosed'>['whenClosed'];
  readonly showsWait: boolean;
  readonly fallbackUrl: string;
  readonly locale: string;
}

export function mannerOf(raw: RawOptions, fallbackUrl: string): Manner {
  const { whenClosed, showWait } = parseOptions(optionsOfAvailability, raw);
  return { whenClosed, showsWait: showWait !== 'off', fallbackUrl, locale: raw.locale ?? '' };
}

/** What is to be said of an answer, in a language of ours; empty where it is nothing. */
export function inWords(answer: Availability, manner: Manner, language: string): string {
  const texts = availabilityTexts[language] ?? availabilityTexts.en;
  const locale = localeOf(language, [manner.locale, document.documentElement.lang, ...navigator.languages]);
  const { whenClosed, showsWait } = manner;
  if (isClosed(answer)) return whenClosed ? closingInWords(answer, texts, locale) : '';
  const { state, waitSeconds, agents } = answer;
  // Genesys's estimate does not say that anybody is there (genesys.md 14.3, CONFIRMED).
  const isWaitKnown = showsWait && state === 'open' && waitSeconds !== undefined && agents !== 0;
  return isWaitKnown ? waitInWords(waitSeconds, texts, locale) : '';
}

/** While the chat opens. */
export function openingView(answer: Availability, manner: Manner): Words {
  return ({ title, opening, language }) => ({
    title,
    text: `${opening} ${inWords(answer, manner, language)}`.trim(),
  });
}

/** In the place of the window: that nobody is there, and the ways on that the site leaves open. */
export function closedView(
  answer: Availability,
  manner: Manner,
  acts: { goOn(): void; close(): void },
): Words {
  return ({ language, otherWay, close }) => {
    const { title, leaveMessage } = availabilityTexts[language] ?? availabilityTexts.en;
    const { whenClosed, fallbackUrl } = manner;
    const ways: Way[] = [];
    if (whenClosed === 'message' || (whenClosed === 'fallback' && !fallbackUrl))
      ways.push([leaveMessage, acts.goOn]);
    if (fallbackUrl) ways.push([otherWay, fallbackUrl]);
    ways.push([close, acts.close]);
    return { title, text: inWords(answer, manner, language), ways };
  };
}

function closingInWords({ state, opensAt }: Availability, texts: AvailabilityTexts, locale: string): string {
  if (state === 'emergency') return texts.emergency;
  if (!opensAt) return texts.closed;
  const when = momentInWords(new Date(opensAt), new Date(), texts, locale);
  return `${texts.closed} ${texts.opens.replace('{when}', () => when)}`;
}
