import type { Browser } from '@playwright/test';
import { SignJWT } from 'jose';
import { expect, type Page, plainPage, tagOf } from '../fixtures.ts';
import { asNewVisitor, test } from './bench.ts';
import { type Fault, faults, Visitor } from './faults.ts';

const moments = ['hover', 'click', 'open', 'renew', 'sign-in'] as const;
type Moment = (typeof moments)[number];

/** The page on which a file or an answer is wanted, and the moments at which that can be. */
interface Scene {
  /** Where it is not the name of the scene. */
  file?: string;
  moments: readonly Moment[];
  attributes?: string;
  language?: string;
  isProofWanted?: boolean;
}

const scenes: Record<string, Scene> = {
  'chat.js': { moments: ['hover', 'click'] },
  'consent.1.js': { moments: ['click'], attributes: 'data-consent="required"' },
  'de.1.js': { moments: ['hover', 'click'], language: 'de' },
  'proof.1.js': { moments: ['click', 'open', 'sign-in'], isProofWanted: true },
  // The page itself fetches it: until it is there, there is no launcher to click.
  'early.js': { moments: ['click'], attributes: 'data-show-on="/*"' },
  'platforms.1.js': { moments: ['click'], attributes: 'data-consent="tcf"' },
  'genesys.min.js': { moments: ['click', 'open'] },
  'guest-token': { moments: ['click', 'open', 'renew', 'sign-in'] },
  'guest-token/end': { moments: ['sign-in'] },
};

interface Case {
  what: string;
  file: string;
  fault: Fault;
  moment: Moment;
  address: string;
  userToken: string;
}

/** What stands in the table; what the visitor saw, of a miss; what the page should have been told, and was not. */
interface End {
  cell: 'opens' | 'says' | 'goes on' | 'MISS' | 'not measured';
  seen?: string | undefined;
  untold?: string | undefined;
}

test('faults × moments', async ({ browser, site, sandbox, startCompanion, bar, explain }) => {
  test.setTimeout(600_000);
  const variables = { USER_TOKEN_SECRET: 'a secret of the site for its user tokens', SESSION_TTL: '600' };
  const companion = await startCompanion(variables);
  const careful = await startCompanion({ ...variables, PROOF_OF_WORK: 'always' });
  const userToken = await new SignJWT({ sub: 'ada', aud: sandbox.deploymentId })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(variables.USER_TOKEN_SECRET));
  const cases = Object.entries(scenes).flatMap(([what, scene]) => {
    const { file = what, attributes = '', language = 'en', isProofWanted } = scene;
    const tag = tagOf(isProofWanted ? careful : companion, attributes);
    const html = plainPage(tag).replace('lang="en"', `lang="${language}"`);
    const address = site.put(`/${encodeURIComponent(what)}/`, html);
    return faults.flatMap((fault) =>
      scene.moments.map((moment): Case => ({ what, file, fault, moment, address, userToken })),
    );
  });
  const ends = await walk(browser, cases);
  explain(`${cases.length} cases, each a new visitor whose page's clock is turned. opens: the window is open. goes on: the open
chat does. says: something to read, and a way on; where a script failed, one more click opens the chat once the fault is
mended. A hung connection stays dead for what was asked over it, and only for that.\n\n${tableOf(ends)}`);
  const linesOf = (said: (end: End) => string | false | undefined) =>
    [...ends].flatMap(([name, end]) => (said(end) ? [`${name}: ${said(end)}`] : []));
  const report = (what: string, found: string[]) => {
    bar({ what: `faults × moments: ${what}`, tag: found.length, bar: '0', met: found.length === 0 });
    if (found.length) explain([`${what}:`, ...found].join('\n  '));
  };
  const misses = linesOf(({ cell, seen }) => cell === 'MISS' && seen);
  const untolds = linesOf(({ untold }) => untold);
  report('visitor without a word or a way on', misses);
  report('the page was not told', untolds);
  expect(linesOf(({ cell, seen }) => cell === 'not measured' && seen)).toEqual([]);
});

/** Two cases at a time: each mostly waits for its own page. */
async function walk(browser: Browser, cases: Case[]): Promise<Map<string, End>> {
  const ends = new Map<string, End>();
  const failed = (error: unknown): End => ({ cell: 'not measured', seen: String(error) });
  const left = cases.values();
  const walkOn = async () => {
    for (const one of left) {
      const { what, fault, moment } = one;
      const end = asNewVisitor(browser, (page) => endOf(page, one));
      ends.set(`${what} ${fault}, ${moment}`, await end.catch(failed));
    }
  };
  await Promise.all([walkOn(), walkOn()]);
  return ends;
}

async function endOf(page: Page, one: Case): Promise<End> {
  const visitor = await Visitor.comes(page);
  const isLater = one.moment === 'renew' || one.moment === 'sign-in';
  const end = await (isLater ? whileOpen : beforeOpen)(visitor, one);
  if (!visitor.hits) throw new Error('the fault was never met');
  return end;
}

async function beforeOpen(visitor: Visitor, one: Case): Promise<End> {
  const { file, fault, moment, address } = one;
  if (moment !== 'open') await visitor.breaks(file, fault);
  await visitor.page.goto(address);
  // Where it never comes there is nothing to press, and that is what they see.
  if (!(await visitor.waits(() => visitor.launcher.isVisible()))) return judged(visitor, one);
  if (moment !== 'click') await visitor.launcher.hover();
  if (moment === 'open') {
    // Stage one knows no deployment.
    await visitor.waits(async () => Boolean((await visitor.status())?.deploymentId));
    await visitor.breaks(file, fault);
  }
  if (moment === 'hover') {
    await visitor.waits(() => visitor.hits > 0);
    visitor.mended();
  }
  await visitor.launcher.click();
  return judged(visitor, one);
}

/** How it ends for somebody who has clicked, if there was something to click. */
async function judged(visitor: Visitor, { file, fault, moment }: Case): Promise<End> {
  const sight = await visitor.sees(({ isOpen, isAsked, says }) => isOpen || (says && !isAsked));
  // English is as good, what is slow comes, and before the click nobody waits.
  const isLost = fault !== 'slow' && file !== 'de.1.js' && moment !== 'hover';
  const untold = isLost && !(await visitor.problems()).length ? sight.words : undefined;
  if (sight.isOpen) return { cell: 'opens', untold };
  if (!sight.says) return { cell: 'MISS', seen: sight.words, untold };
  if (!file.endsWith('.js')) return { cell: 'says', untold };
  visitor.mended();
  await visitor.triesAgain();
  const { isOpen, words } = await visitor.sees((after) => after.isOpen);
  if (isOpen) return { cell: 'says', untold };
  return { cell: 'MISS', seen: `${sight.words}; mended, and one more click: ${words}`, untold };
}

async function whileOpen(visitor: Visitor, one: Case): Promise<End> {
  await visitor.page.goto(one.address);
  await visitor.waits(() => visitor.launcher.isVisible());
  await visitor.launcher.click();
  await visitor.sees(({ isOpen }) => isOpen);
  // A guest who comes back is let in without; whoever comes after them at the same browser is not.
  if (one.file === 'proof.1.js') await visitor.page.reload();
  const { isOpen, words: before } = await visitor.sees((sight) => sight.isOpen);
  const isMounted = await visitor.waits(async () => Boolean((await visitor.status())?.guestId));
  if (!isOpen || !isMounted) throw new Error(`without a fault: ${before}`);
  await visitor.breaks(one.file, one.fault);
  const untold = one.moment === 'renew' ? await renews(visitor, one) : await signsInAndOut(visitor, one);
  const { goesOn, says, words } = await visitor.looks();
  if (goesOn) return { cell: 'goes on', untold };
  return says ? { cell: 'says', untold } : { cell: 'MISS', seen: words, untold };
}

/** Resolves with what the page was not told. */
async function renews(visitor: Visitor, { fault }: Case): Promise<string | undefined> {
  // Four fifths of the session's ten minutes are over.
  await visitor.page.clock.fastForward('08:30');
  await visitor.waits(() => visitor.hits > 0);
  const isTold = await visitor.waits(async () => (await visitor.problems()).length > 0, 15);
  return fault === 'slow' || isTold ? undefined : 'nothing';
}

/** While the fault holds. Resolves with what the page was not told, or not rightly. */
async function signsInAndOut(visitor: Visitor, { fault, userToken }: Case): Promise<string | undefined> {
  const found: string[] = [];
  const guests = new Set<string>();
  for (const token of [userToken, '']) {
    const { hits } = visitor;
    const name = token ? 'identify' : 'logout';
    const told = (await visitor.problems()).length;
    guests.add((await visitor.status())?.guestId ?? '');
    if (!(await visitor.becomes(token))) found.push(`${name} was never answered`);
    const isLost = visitor.hits > hits && fault !== 'slow';
    if (isLost && (await visitor.problems()).length === told) found.push(`${name}: no problem`);
  }
  const guest = (await visitor.status())?.guestId;
  if (guest && guests.has(guest)) found.push('after logout the status names the guest of before');
  return found.join(', ') || undefined;
}

function tableOf(ends: Map<string, End>): string {
  const rows = Object.keys(scenes).flatMap((what) =>
    faults.map((fault) => [
      `${what} ${fault}`,
      ...moments.map((moment) => ends.get(`${what} ${fault}, ${moment}`)?.cell ?? '–'),
    ]),
  );
  return [['', ...moments], ...rows]
    .map(([name = '', ...cells]) => [name.padEnd(31), ...cells.map((cell) => cell.padEnd(13))].join(''))
    .join('\n');
}
