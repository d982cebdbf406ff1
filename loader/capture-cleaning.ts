/** In characters: names of campaigns are shorter, and all attributes together have 2 048 bytes (genesys.md 3.7). */
const LONGEST_TEXT = 120;
const LONGEST_ADDRESS = 300;
/** Nothing that people have named is longer. */
const LONGEST_LOOKED_AT = 1_000;

/** In the place of a part of an address that may be about a person. */
const TAKEN_OUT = '*';

/**
 * What a link says of its campaign, or `undefined` where that looks personal. A name cannot be told from any other word.
 */
export function cleanText(text: string): string | undefined {
  const kept = cut(text.trim(), LONGEST_TEXT);
  return kept === '' || looksPersonal(text) ? undefined : kept;
}

/** A campaign's own number, such as that of an advertiser: digits are what it is made of, but no card has them. */
export function cleanNumber(text: string): string | undefined {
  return /^\d{1,20}$/.test(text) && !isCard(text) ? text : cleanText(text);
}

/** The mark of a click that Google Ads writes into the address: random by nature, and made of these characters alone. */
export function cleanClickId(text: string): string | undefined {
  return /^[\w-]{10,200}$/.test(text) ? text : undefined;
}

/**
 * An address without query, fragment and login, but with what it says of its campaign; each folder of its path that looks
 * personal is taken out. `undefined` for what is no address of the web.
 */
export function cleanAddress(address: string): string | undefined {
  const url = webAddress(address);
  if (!url) return undefined;
  const folders = url.pathname.split('/');
  const isPersonal = (folder: string, at: number) =>
    folder !== '' && (looksPersonal(folder) || PERSONAL_FOLDER.test(folders[at - 1] ?? ''));
  const path = folders.map((folder, at) => (isPersonal(folder, at) ? TAKEN_OUT : folder));
  const query = new URLSearchParams();
  for (const name of CAMPAIGN) {
    const value = cleanCampaign(name, url.searchParams.get(name) ?? '');
    if (value !== undefined) query.set(name, value);
  }
  const whole = url.origin + path.join('/') + `?${query}`.replace(/\?$/, '');
  return cut(whole, LONGEST_ADDRESS);
}

/** `undefined` for what is none, or not of the web. */
export function webAddress(text: string): URL | undefined {
  try {
    const url = new URL(text);
    return /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}

/** What stands behind one of these is of one person. */
const PERSONAL_FOLDER =
  /^(users?|accounts?|members?|customers?|profiles?|e-?mail|tokens?|sessions?|auth|login|reset|reset-password|verify|confirm|activate|unsubscribe)$/i;

/** The parameters of a link that name its campaign; no other one is ever read. */
export const CAMPAIGN = [
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_term',
  'utm_content',
  'utm_id',
] as const;

export function cleanCampaign(name: (typeof CAMPAIGN)[number], text: string): string | undefined {
  return name === 'utm_id' ? cleanNumber(text) : cleanText(text);
}

/** Whether a text may be about one person: an e-mail address, the number of a phone or a card, a token, or a field of a form. */
function looksPersonal(text: string): boolean {
  const isOne = (form: string) =>
    /@|\(at\)/i.test(form) || hasField(form) || hasLongNumber(form) || hasToken(form);
  return text.length > LONGEST_LOOKED_AT || decodings(text).some(isOne);
}

/** As it stands and as it may be meant: what is written into a link is often encoded more than once. */
function decodings(text: string): string[] {
  const found = [text];
  for (let last = text; found.length < 5; ) {
    const next = decoded(last);
    if (next === last) break;
    found.push(next);
    last = next;
  }
  return found;
}

/** Escapes that are wrong are left, and no right one beside them hides behind them. */
function decoded(text: string): string {
  return text.replaceAll('+', ' ').replace(/(%[\da-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      // No UTF-8: each byte that is a character of ASCII is that.
      return escaped.replace(/%([0-7][\da-f])/gi, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      );
    }
  });
}

function hasField(text: string): boolean {
  return /(e-?mail|token|sess|sid|pass|pwd|auth|secret|phone|tel|name|key|code|user)[\w-]*\s*[=:]/i.test(
    text,
  );
}

/** A date has eight digits and a range of years too; phones have nine, or begin with 0 or +. */
function hasLongNumber(text: string): boolean {
  const numbers = text.match(/\+?\p{Nd}(?:[\s()./-]*\p{Nd})*/gu) ?? [];
  return numbers.some((number) => {
    const digits = [...number.matchAll(/\p{Nd}/gu)].length;
    return digits >= 9 || (digits >= 6 && /^[+0]/.test(number));
  });
}

/**
 * Words of people change seldom between letters and digits, small and large; those of machines do all the time. Of random
 * texts of 16 bytes three or four in a thousand pass for words, of 24 bytes one or two in ten thousand.
 */
function hasToken(text: string): boolean {
  return text.split(/\s+/).some((chunk) => {
    const words = chunk.split(/[^\p{L}\p{Nd}]+/u).filter((word) => word !== '');
    const changes = words.reduce((sum, word) => sum + changesIn(word), 0);
    const isMade = chunk.length >= 12 && changes >= 3 && changes > words.length;
    return isMade || UUID.test(chunk) || words.some(isMadeByMachine);
  });
}

const UUID = /[\da-f]{8}-?([\da-f]{4}-?){3}[\da-f]{12}/i;

function isMadeByMachine(word: string): boolean {
  const isHexadecimal = word.length >= 12 && /^[\da-f]*\d[\da-f]*$/i.test(word);
  const isMixed = word.length >= 16 && /\p{Ll}\p{Lu}/u.test(word) && /\p{Lu}{3}/u.test(word);
  return word.length >= 30 || isHexadecimal || isMixed || (word.length >= 7 && changesIn(word) >= 3);
}

function changesIn(word: string): number {
  return [...word.matchAll(/\p{L}(?=\p{Nd})|\p{Nd}(?=\p{L})|\p{Ll}(?=\p{Lu})/gu)].length;
}

/** By the check digit that all cards have (ISO/IEC 7812). */
function isCard(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19) return false;
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Never in the middle of a character. */
function cut(text: string, longest: number): string {
  return [...text].slice(0, longest).join('');
}
