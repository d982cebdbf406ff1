import { type Browser, mergeTests } from '@playwright/test';
import autocannon from 'autocannon';
import { asNewVisitor, test as bench } from '../bench/bench.ts';
import { launcher, type Page, panel, plainPage, tagOf } from '../fixtures.ts';
import type { Address } from './address.ts';
import { test as releases } from './fixtures.ts';
import { type PastDay, pastBuilds } from './past.ts';

const test = mergeTests(releases, bench);

/** Visitors who open the chat at the same time. More would wait for the two cores, not for the companions. */
const AT_ONCE = 4;
const OPENS = Number(process.env.OPENS ?? 500);
const PAGES_OF_EACH = Number(process.env.PAGES ?? 25);

/** What a click has come to. */
type Outcome = 'open' | 'in words' | 'without words';

/** The second companion answers only for its own build: what a release from that one costs is told, and is no bar. */
for (const other of ['0.2.0-rc.1', '2026-11-26'] as const)
  test(`${OPENS} opens while the present build and ${other} alternate`, async ({
    browser,
    site,
    address,
    startBuild,
    bar,
    explain,
  }) => {
    const machines = [await startBuild('present', noLimits), await startBuild(other, noLimits)] as const;
    let requests = 0;
    address.answeredBy(() => machines[requests++ % 2 === 0 ? 0 : 1]);
    const url = site.put('/', plainPage(tagOf(address)));
    const load = burden(address, site.origin);
    const outcomes = await manyTimes(OPENS, () =>
      asNewVisitor(browser, async (page) => {
        await page.goto(url);
        return clicked(page);
      }),
    );
    const { total, failed } = await load.stop();
    if (other === '0.2.0-rc.1') tell(`alternates with ${other}, under load`, outcomes, bar);
    else explain(`Alternating with ${other}, of ${OPENS}: ${inWords(outcomes)}.`);
    explain(
      `Meanwhile ${total} requests for loader.js and for guests went through the same address; ${failed} of them failed.`,
    );
  });

for (const day of Object.keys(pastBuilds) as PastDay[])
  test(`${PAGES_OF_EACH} pages that began an hour before with the build ${day}`, async ({
    browser,
    site,
    address,
    startBuild,
    bar,
  }) => {
    const [before, present] = [await startBuild(day, noLimits), await startBuild('present', noLimits)];
    address.answeredBy(before);
    const url = site.put('/', plainPage(tagOf(address)));
    const pages = await manyTimes(PAGES_OF_EACH, () => pageOfAnHourAgo(browser, url));
    address.answeredBy(present);
    const outcomes: Outcome[] = [];
    for (const page of pages) {
      outcomes.push(await clicked(page));
      await page.context().close();
    }
    tell(`began an hour before, ${day}`, outcomes, bar);
  });

/** All come from one address here, and Genesys would allow 300 calls a minute. */
const noLimits = { RATE_LIMIT_PER_IP: '1000000', RATE_LIMIT_GLOBAL: '1000000', GUEST_ISSUER: 'minted' };

async function pageOfAnHourAgo(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.clock.install();
  await page.goto(url);
  await launcher(page).waitFor();
  await page.clock.fastForward('01:00:00');
  return page;
}

async function clicked(page: Page): Promise<Outcome> {
  await launcher(page).click();
  const isOpen = page.waitForFunction(async () => {
    const status = await window.MessengerTag?.('status');
    return status?.state === 'open' && status.guestId;
  });
  const words = panel(page).getByRole('alert').or(page.locator('messenger-tag[role=alert]'));
  try {
    return await Promise.any([
      isOpen.then((): Outcome => 'open'),
      words.waitFor().then((): Outcome => 'in words'),
    ]);
  } catch {
    return 'without words';
  }
}

async function manyTimes<T>(times: number, act: () => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  let begun = 0;
  const visitor = async () => {
    while (begun < times) {
      begun++;
      done.push(await act());
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, visitor));
  return done;
}

/** Other visitors of the same address. */
function burden({ url }: Address, origin: string) {
  const running = autocannon({
    url,
    connections: 4,
    overallRate: 100,
    duration: 3_600,
    requests: [
      { method: 'GET', path: '/loader.js' },
      {
        method: 'POST',
        path: '/api/guest-token',
        body: '{}',
        headers: { origin, 'content-type': 'text/plain' },
      },
    ],
  });
  return {
    async stop(): Promise<{ total: number; failed: number }> {
      (running as unknown as { stop(): void }).stop();
      const { requests, errors, non2xx } = await running;
      return { total: requests.total, failed: errors + non2xx };
    },
  };
}

type Bar = Parameters<Parameters<typeof test>[2]>[0]['bar'];

function inWords(outcomes: readonly Outcome[]): string {
  const kinds: Outcome[] = ['open', 'in words', 'without words'];
  return kinds.map((kind) => `${countOf(outcomes, kind)} ${kind}`).join(', ');
}

function countOf(outcomes: readonly Outcome[], wanted: Outcome): number {
  return outcomes.filter((outcome) => outcome === wanted).length;
}

function tell(what: string, outcomes: readonly Outcome[], bar: Bar): void {
  const failed = outcomes.length - countOf(outcomes, 'open');
  bar({ what: `${what}: failed opens of ${outcomes.length}`, tag: failed, bar: '0', met: failed === 0 });
  const silent = countOf(outcomes, 'without words');
  bar({ what: `${what}: pages without words`, tag: silent, bar: '0', met: silent === 0 });
}
