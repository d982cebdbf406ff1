import { allOptions, languages, optionsOfParts } from '../../loader/build-time.ts';
import { slipsIn } from '../../loader/chat/advice.ts';
import type { RawOptions } from '../../loader/parse-options.ts';
import { belongsHere } from '../../loader/rules.ts';
import type { PageAnswer, PageFinding } from '../../server/doctor/page/page-finding.ts';

/**
 * The answer's findings, with those about the tag's options among them: they are looked at by the loader's own tables, which
 * the server does not have.
 */
export function findingsOfTag({ findings, tag, url }: PageAnswer): PageFinding[] {
  if (tag === null) return [...findings];
  const raw = rawOptions(tag);
  const path = URL.canParse(url) ? new URL(url).pathname : '/';
  const at = findings.findIndex(({ title }) => title === AFTER) + 1;
  return [
    ...findings.slice(0, at),
    { title: 'Options of the tag', ...options(raw) },
    { title: 'Where and when it shows', ...placeAndTime(raw, path) },
    ...findings.slice(at),
  ];
}

const AFTER = 'What became of the tag';

type Found = Omit<PageFinding, 'title'>;

function options(raw: RawOptions): Found {
  const slips = slipsIn(raw, { ...allOptions, ...optionsOfParts });
  const { locale } = raw;
  if (locale !== undefined && !languages.includes(locale.slice(0, 2).toLowerCase())) {
    slips.push(`data-locale="${locale}": of this language there are no words, so the chat speaks English`);
  }
  if (slips.length === 0) return { status: 'ok', says: 'Every option has a value that it may have.' };
  return {
    status: 'warning',
    says: `${slips.map(asSentence).join(' ')}`,
    remedy: 'Build the tag anew in the tag builder, and paste it in the place of this one.',
    help: slips.some((slip) => slip.startsWith('data-locale='))
      ? 'it-speaks-the-wrong-language'
      : 'an-option-does-nothing',
  };
}

function asSentence(slip: string): string {
  const ended = /[.?]$/.test(slip) ? slip : `${slip}.`;
  return ended.replace(/^there/, 'There');
}

/** Whether the tag itself keeps the launcher from this page, or the chat from starting. */
function placeAndTime(raw: RawOptions, path: string): Found {
  const { showOn, hideOn, launcher, consent } = raw;
  if (!belongsHere(path, showOn || '*', hideOn)) {
    const by = belongsHere(path, showOn || '*') ? 'data-hide-on' : 'data-show-on';
    return {
      status: 'warning',
      says: `The tag keeps the launcher from ${path} (${by}).`,
      remedy: `Change ${by}, if the chat is wanted here. A * stands for any text: /help/*.`,
      help: 'it-shows-on-some-pages-only',
    };
  }
  if (launcher === 'none') {
    return {
      status: 'warning',
      says: 'The tag wants no launcher of ours (data-launcher="none").',
      remedy:
        'The site needs a button of its own: any element with data-messenger="open". Or leave out data-launcher.',
      help: 'nothing-shows-at-all',
    };
  }
  if (launcher === 'genesys') {
    return {
      status: 'warning',
      says: 'The tag leaves the launcher to Genesys (data-launcher="genesys"), which comes only when Messenger is there.',
      remedy: 'Look whether the deployment shows its launcher. Or leave out data-launcher, for ours.',
      help: 'nothing-shows-at-all',
    };
  }
  if (consent !== undefined && consent !== 'granted') {
    return {
      status: 'ok',
      says: `The launcher shows; nothing of Genesys is fetched before the visitor agrees (data-consent="${consent}").`,
      help: 'behind-a-cookie-banner',
    };
  }
  return { status: 'ok', says: 'On every page, for everybody.' };
}

/** As the loader reads its tag: the query of the address, then attributes, which win. */
function rawOptions({ src, attributes }: NonNullable<PageAnswer['tag']>): RawOptions {
  const raw: RawOptions = {};
  for (const [name, value] of new URLSearchParams(src.split('?')[1])) raw[camel(name)] = value;
  for (const [name, value] of Object.entries(attributes)) raw[camel(name.replace(/^data-/, ''))] = value;
  return raw;
}

function camel(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
