import { CAMPAIGN, cleanAddress, cleanCampaign, cleanClickId, webAddress } from './capture-cleaning.ts';

/** What `data-capture` may name. */
const SUBJECTS = ['utm', 'gclid', 'referrer', 'page'] as const;

export type Subject = (typeof SUBJECTS)[number];

/** Customer attributes by their names. */
export type Captured = Record<string, string>;

/** Reads `data-capture`: some of them with commas between. Any other word makes the whole a bad value: the empty list. */
export function parseSubjects(text: string): Subject[] {
  const words = text.split(',').map((word) => word.trim());
  const subjects = words.flatMap((word) => SUBJECTS.filter((subject) => subject === word));
  return subjects.length === words.length ? subjects : [];
}

/** How the visitor came to a page: what of its address and of the page before it is asked for, cleaned of what looks personal. */
export function campaignOf(address: string, referrer: string, subjects: readonly Subject[]): Captured {
  const found: [name: string, value: string | undefined][] = [];
  const parameters = webAddress(address)?.searchParams ?? new URLSearchParams();
  if (subjects.includes('utm'))
    for (const name of CAMPAIGN) found.push([name, cleanCampaign(name, parameters.get(name) ?? '')]);
  if (subjects.includes('gclid')) found.push(['gclid', cleanClickId(parameters.get('gclid') ?? '')]);
  if (subjects.includes('referrer') && !isSameSite(referrer, address))
    found.push(['referrer', cleanAddress(referrer)]);
  return textsIn(found);
}

/** Where the visitor is now. */
export function placeOf(address: string, subjects: readonly Subject[]): Captured {
  return subjects.includes('page') ? textsIn([['page', cleanAddress(address)]]) : {};
}

/** From one page of the site to the next is no way that anybody came by. */
function isSameSite(one: string, other: string): boolean {
  return webAddress(one)?.origin === webAddress(other)?.origin;
}

function textsIn(found: [name: string, value: string | undefined][]): Captured {
  return Object.fromEntries(found.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
