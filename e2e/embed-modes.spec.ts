import { expect, launcher, messenger, type Page, plainPage, test, troubles } from './fixtures.ts';

type Head = (src: string, deploymentId: string) => string;

const attribute = (deploymentId: string) => `data-deployment-id="${deploymentId}"`;

/** The ways in which people put a script into a page. */
const modes: Record<string, Head> = {
  'in the head': (src, id) => `<script src="${src}" ${attribute(id)}></script>`,
  async: (src, id) => `<script async src="${src}" ${attribute(id)}></script>`,
  defer: (src, id) => `<script defer src="${src}" ${attribute(id)}></script>`,
  'as a module': (src, id) => `<script type="module" src="${src}" ${attribute(id)}></script>`,
  'injected by a script': (src, id) => `<script>
    const tag = document.createElement('script');
    tag.src = '${src}';
    tag.dataset.deploymentId = '${id}';
    document.head.append(tag);
  </script>`,
  'by query only, as tag managers leave it': (src, id) => `<script>
    const tag = document.createElement('script');
    tag.src = '${src}?deployment-id=${id}&label=Chat';
    document.head.append(tag);
  </script>`,
  twice: (src, id) => `<script async src="${src}" ${attribute(id)}></script>`.repeat(2),
};

/** What Firefox does in its own way, if anything: when a script runs, and which one is the current. */
const inFirefox = ['in the head', 'as a module', 'injected by a script'];

for (const [mode, head] of Object.entries(modes)) {
  const tag = inFirefox.includes(mode) ? ['@firefox'] : [];
  test(`the tag ${mode} gives one launcher, which opens the chat`, { tag }, async ({
    page,
    site,
    companion,
    sandbox,
  }) => {
    const found = troubles(page);
    await page.goto(site.put('/', plainPage(head(`${companion.url}/loader.js`, sandbox.deploymentId))));
    await opensOnce(page);
    expect(found).toEqual([]);
  });
}

test('the tag in the body gives one launcher, which opens the chat', async ({
  page,
  site,
  companion,
  sandbox,
}) => {
  const found = troubles(page);
  const tag = `<script src="${companion.url}/loader.js" ${attribute(sandbox.deploymentId)}></script>`;
  await page.goto(site.put('/', plainPage('', `<main>Text</main>${tag}<footer>End</footer>`)));
  await opensOnce(page);
  expect(found).toEqual([]);
});

test('the tag gives the page one global, and the open chat no more than Genesys’s own', async ({
  page,
  site,
  companion,
}) => {
  await page.addInitScript(() => {
    const before = new Set(Object.getOwnPropertyNames(window));
    Object.assign(window, {
      added: () => Object.getOwnPropertyNames(window).filter((name) => !before.has(name) && name !== 'added'),
    });
  });
  const added = () => page.evaluate(() => (window as unknown as { added(): string[] }).added().sort());
  await page.goto(site.put('/', plainPage(`<script src="${companion.url}/loader.js"></script>`)));
  await expect(launcher(page)).toBeVisible();
  expect(await added()).toEqual(['MessengerTag']);
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  // Frames have numbers.
  const ours = (await added()).filter((name) => !/^(Genesys|_genesysJs|\d+)$/.test(name));
  expect(ours).toEqual(['MessengerTag']);
});

test('the second of two tags says so, once, and does nothing else', async ({ page, site, companion }) => {
  const listen = `<script>window.problems = []; document.addEventListener('messenger-tag:problem', ({ detail }) => problems.push(detail))</script>`;
  await page.goto(
    site.put('/', plainPage(listen + `<script async src="${companion.url}/loader.js"></script>`.repeat(2))),
  );
  await expect(launcher(page)).toHaveCount(1);
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { problems: object[] }).problems))
    .toEqual([{ code: 'already-installed', retryable: false, detail: `${companion.url}/loader.js` }]);
});

test('a browser that is never idle gets its launcher all the same', async ({ page, site, companion }) => {
  await page.addInitScript(() => {
    window.requestIdleCallback = (act, { timeout } = {}) =>
      timeout === undefined
        ? 0
        : window.setTimeout(act, timeout, { didTimeout: true, timeRemaining: () => 0 });
  });
  await page.goto(site.put('/', plainPage(`<script async src="${companion.url}/loader.js"></script>`)));
  await expect(launcher(page)).toBeVisible();
});

test('the tag passes a strict policy with a nonce', { tag: '@firefox' }, async ({
  page,
  site,
  companion,
  sandbox,
}) => {
  const found = troubles(page);
  const reports = await policyReports(page);
  const policy = [
    "default-src 'none'",
    "script-src 'nonce-r4nd0m' 'strict-dynamic'",
    "style-src 'none'",
    // Firefox asks for a favicon also where the page names none.
    "img-src 'self'",
    `connect-src ${companion.url} ${sandbox.url} ${sandbox.url.replace('http', 'ws')}`,
    `frame-src ${sandbox.url}`,
  ].join(';');
  const head = `<script async nonce="r4nd0m" src="${companion.url}/loader.js" ${attribute(sandbox.deploymentId)}></script>`;
  const headers = { 'content-security-policy': policy };
  await page.goto(site.put('/', { html: plainPage(head), headers }));
  await opensOnce(page);
  expect(await reports()).toEqual([]);
  expect(found).toEqual([]);
});

test('the tag passes a page that requires Trusted Types', async ({ page, site, companion, sandbox }) => {
  const found = troubles(page);
  const reports = await policyReports(page);
  const headers = {
    'content-security-policy': "require-trusted-types-for 'script'; trusted-types messenger-tag",
  };
  const head = `<script async src="${companion.url}/loader.js" ${attribute(sandbox.deploymentId)}></script>`;
  await page.goto(site.put('/', { html: plainPage(head), headers }));
  await opensOnce(page);
  expect(await reports()).toEqual([]);
  expect(found).toEqual([]);
});

async function opensOnce(page: Page): Promise<void> {
  await expect(launcher(page)).toHaveCount(1);
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  await expect(page.locator('messenger-tag')).toHaveCount(1);
  await expect(page.locator('#genesys-mxg-container-frame')).toHaveCount(1);
}

/** What the page's Content Security Policy stopped, as the page itself is told. */
async function policyReports(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const reports: string[] = [];
    Object.assign(window, { policyReports: reports });
    document.addEventListener('securitypolicyviolation', (event) =>
      reports.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
    );
  });
  return () => page.evaluate(() => (window as unknown as { policyReports: string[] }).policyReports);
}
