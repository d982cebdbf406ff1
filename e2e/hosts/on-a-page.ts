import { expect, type Frame, type Page, type TestInfo, test } from '@playwright/test';

/** In ms, for what has a long one by itself. */
const PATIENCE = 20_000;

/** A page that carries the tag, and what its site does with it. */
export interface OnAPage {
  readonly host: string;
  /** Brings the browser there. */
  arrive(page: Page): Promise<void>;
  /** What the tag is in: the page, or a frame of it. */
  readonly frame?: string;
  /** Follows a link of the site's to another page and back; left out where the page has none. */
  travel?(page: Page): Promise<void>;
  /** More that is looked at, each a cell of its own. */
  readonly more?: Readonly<Record<string, (page: Page) => Promise<void>>>;
}

/**
 * One row of the table: one launcher, it opens the chat, the chat goes on where the site goes to another page, nothing is
 * reported, and `destroy` leaves nothing.
 */
export async function lookAtPage(page: Page, { host, ...given }: OnAPage, info: TestInfo): Promise<void> {
  const cells: Record<string, string> = {};
  const cell = async (name: string, look: () => Promise<void>) => {
    cells[name] = await test.step(name, look).then(
      () => 'ok',
      (error: Error) => error.message,
    );
  };
  const found = troublesIn(page);
  const reports = await policyReports(page);
  const inside = given.frame ? page.frameLocator(given.frame) : page;
  const tag = inside.locator('messenger-tag');

  await given.arrive(page);
  await cell('one launcher', async () => {
    await expect(tag.getByRole('button')).toBeVisible();
    await expect(tag).toHaveCount(1);
  });
  await cell('opens', async () => {
    await tag.getByRole('button').click({ timeout: PATIENCE });
    const box = (await windowIn(page)).getByRole('textbox');
    await box.fill('Where is my order?', { timeout: PATIENCE });
    await box.press('Enter');
    await expect((await windowIn(page)).getByRole('log')).toContainText('Where is my order?');
  });
  const { travel } = given;
  if (travel)
    await cell('survives navigation', async () => {
      await travel(page);
      await expect((await windowIn(page)).getByRole('log')).toContainText('Where is my order?');
      await expect(tag).toHaveCount(1);
    });
  for (const [name, look] of Object.entries(given.more ?? {})) await cell(name, () => look(page));
  await cell('no error', async () => expect(found).toEqual([]));
  await cell('no policy report', async () => expect(reports).toEqual([]));
  await cell('nothing after destroy', async () => {
    const place = tag.first();
    await place.evaluate(() => self.MessengerTag?.('destroy'));
    await expect(tag).toHaveCount(0);
    for (const frame of await windowsIn(page)) await expect(frame.getByRole('textbox')).toBeHidden();
    const root = inside.locator('html');
    expect(await root.evaluate(() => 'MessengerTag' in self)).toBe(false);
    expect(found).toEqual([]);
  });
  info.annotations.push({ type: 'row', description: JSON.stringify({ host, ...cells }) });
  expect(cells).toEqual(Object.fromEntries(Object.keys(cells).map((name) => [name, 'ok'])));
}

/** What a policy stops in any page or frame, as that is told itself; also of pages that are left. */
async function policyReports(page: Page): Promise<string[]> {
  const reports: string[] = [];
  await page.exposeBinding('reportOfPolicy', (_source, report: string) => reports.push(report));
  await page.addInitScript(() => {
    const { reportOfPolicy } = self as unknown as { reportOfPolicy(report: string): void };
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      reportOfPolicy(`${violatedDirective} ${blockedURI}`),
    );
  });
  return reports;
}

/** Messenger's windows. By the element, and not by a selector: in XHTML, Playwright takes no `iframe` for one. */
async function windowsIn(page: Page): Promise<Frame[]> {
  const found: Frame[] = [];
  for (const frame of page.frames().filter((each) => each.parentFrame() !== null)) {
    // A frame may go while it is looked at.
    const id = await frame.frameElement().then(
      (element) => element.getAttribute('id'),
      () => null,
    );
    if (id === 'genesys-mxg-container-frame') found.push(frame);
  }
  return found;
}

/** The only window that there is. */
async function windowIn(page: Page): Promise<Frame> {
  await expect.poll(async () => (await windowsIn(page)).length).toBe(1);
  const [frame] = await windowsIn(page);
  if (!frame) throw new Error('Messenger’s window has gone while it was looked at');
  return frame;
}

/** What goes wrong without a test asking; but not what a site of somebody's asks of hosts that this machine cannot reach. */
function troublesIn(page: Page): string[] {
  const found: string[] = [];
  page.on('pageerror', ({ message }) => found.push(`exception: ${message}`));
  page.on('console', (message) => {
    const { url } = message.location();
    if (message.type() === 'error' && !/^https:\/\/[\w.]*gravatar\.com\//.test(url))
      found.push(`console: ${message.text()} ${url}`);
  });
  return found;
}
