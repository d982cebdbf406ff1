import type { Route } from '@playwright/test';
import {
  expect,
  launcher,
  messenger,
  type Page,
  panel,
  plainPage,
  problemsOf,
  tagOf,
  test,
  troubles,
} from './fixtures.ts';

const otherDeployment = '11111111-2222-4333-8444-555555555555';

test('a deployment that the companion does not serve: token-refused, and the visitor is told', async ({
  page,
  site,
  companion,
}) => {
  const problems = await problemsOf(page);
  const answer = page.waitForResponse(`${companion.url}/api/guest-token`);
  await page.goto(site.put('/', plainPage(tagOf(companion, `data-deployment-id="${otherDeployment}"`))));
  await launcher(page).click();

  expect((await answer).status()).toBe(404);
  expect((await (await answer).json()).code).toBe('unknown-deployment');
  await expect(panel(page).getByRole('alert')).toContainText('The chat is not set up for this page');
  await expect(panel(page).getByRole('button', { name: 'Try again' })).toHaveCount(0);
  expect(await problems()).toEqual([expect.objectContaining({ code: 'token-refused', retryable: false })]);
});

test('an origin that neither side allows: no token, no chat, and the visitor is told', async ({
  page,
  site,
  startCompanion,
  control,
}) => {
  const strict = await startCompanion({ ALLOWED_ORIGINS: 'https://shop.example' });
  await control({ allowedDomains: ['shop.example'] });
  const problems = await problemsOf(page);
  const letThrough = await hold(page, '**/genesys.min.js');
  await page.goto(site.put('/', plainPage(tagOf(strict))));
  await launcher(page).click();

  // The browser keeps an answer without CORS headers from the page.
  const codes = async () => (await problems()).map(({ code }) => code);
  await expect.poll(codes).toEqual(['token-unavailable']);
  letThrough();
  await expect(panel(page).getByRole('alert')).toContainText('not available on this site');
  expect(await codes()).toEqual(['token-unavailable', 'domain-not-allowed']);
});

test('a companion that fails after the chat has: the visitor is told why there is no chat', async ({
  page,
  site,
  companion,
  control,
}) => {
  await control({ allowedDomains: ['shop.example'] });
  const problems = await problemsOf(page);
  const letThrough = await hold(page, '**/api/guest-token', (route) => route.abort());
  await page.goto(site.put('/', plainPage(tagOf(companion))));
  await launcher(page).click();

  const alert = panel(page).getByRole('alert');
  await expect(alert).toContainText('not available on this site');
  const failed = page.waitForEvent('requestfailed');
  letThrough();
  await failed;
  const closed = await page.evaluate(() => window.MessengerTag?.('status'));
  expect(closed).toMatchObject({ state: 'failed', problem: { code: 'domain-not-allowed' } });
  await expect(alert).toContainText('not available on this site');
  expect(await problems()).toHaveLength(1);
});

test('a wrong client secret: the chat opens without the guest, and says so while it opens', async ({
  page,
  site,
  startCompanion,
}) => {
  const companion = await startCompanion({ GENESYS_CLIENT_SECRET: 'not-the-secret' });
  const problems = await problemsOf(page);
  const letThrough = await hold(page, '**/genesys.min.js');
  const answer = page.waitForResponse(`${companion.url}/api/guest-token`);
  await page.goto(site.put('/', plainPage(tagOf(companion))));
  await launcher(page).click();

  expect((await (await answer).json()).code).toBe('genesys-refused');
  await expect(panel(page).getByRole('status')).toContainText('the chat opens without your details');
  letThrough();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  const [problem] = await problems();
  expect(problem).toMatchObject({ code: 'token-unavailable', retryable: true });
  expect(JSON.stringify(problem)).not.toContain('not-the-secret');
});

test('Genesys down: the visitor is told, and trying again works once it is back', {
  tag: '@firefox',
}, async ({ page, site, companion, control }) => {
  await control({ faults: [{ path: '/', status: 503 }] });
  const problems = await problemsOf(page);
  const answer = page.waitForResponse(`${companion.url}/api/guest-token`);
  await page.goto(site.put('/', plainPage(tagOf(companion))));
  await launcher(page).click();

  expect((await (await answer).json()).code).toBe('genesys-unavailable');
  await expect(panel(page).getByRole('alert')).toContainText('The chat could not be opened');
  await expect(panel(page).getByRole('alert')).toContainText('does not work at the moment');
  await expect(panel(page).getByRole('alert')).not.toContainText('blocker');
  expect((await problems()).map(({ code }) => code)).toContain('genesys-unavailable');

  await control({ faults: [] });
  await panel(page).getByRole('button', { name: 'Try again' }).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
});

test('the companion down: Messenger opens all the same where the tag names deployment and region', async ({
  page,
  site,
  companion,
  sandbox,
}) => {
  const found = troubles(page);
  const problems = await problemsOf(page);
  await page.route('**/api/guest-token', (route) => route.abort('connectionrefused'));
  const attributes = `data-deployment-id="${sandbox.deploymentId}" data-region="eu-west-1"`;
  await page.goto(site.put('/', plainPage(tagOf(companion, attributes))));
  await launcher(page).click();

  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  expect(await problems()).toEqual([expect.objectContaining({ code: 'token-unavailable', retryable: true })]);
  expect(found.filter((trouble) => trouble.startsWith('exception'))).toEqual([]);
});

test('a deployment that is switched off: the visitor is told', { tag: '@firefox' }, async ({
  page,
  site,
  companion,
  control,
}) => {
  await control({ deploymentStatus: 'Inactive' });
  const problems = await problemsOf(page);
  await page.goto(site.put('/', plainPage(tagOf(companion))));
  await launcher(page).click();
  await expect(panel(page).getByRole('alert')).toContainText('switched off');
  expect((await problems()).map(({ code }) => code)).toContain('deployment-inactive');
});

test('a script blocker: the launcher stays, says that the chat did not load, and a further click tries again', {
  tag: '@firefox',
}, async ({ page, site, companion }) => {
  const problems = await problemsOf(page);
  await page.route('**/chat.js*', (route) => route.abort('blockedbyclient'));
  await page.goto(site.put('/', plainPage(tagOf(companion))));
  await launcher(page).click();
  const told = page.locator('messenger-tag').getByRole('button', { name: 'did not load' });
  await expect(told).toBeVisible();
  await expect(told).toContainText('Chat did not load. Retry?');
  await expect(page.locator('messenger-tag')).toHaveRole('alert');
  expect(await problems()).toEqual([expect.objectContaining({ code: 'blocked', retryable: true })]);

  await page.unroute('**/chat.js*');
  await told.click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  await page.evaluate(() => window.MessengerTag?.('close'));
  await expect(page.locator('messenger-tag')).not.toHaveRole('alert');
});

test('a script blocker on a site with its own buttons: the visitor is told all the same', async ({
  page,
  site,
  companion,
}) => {
  await page.route('**/chat.js*', (route) => route.abort('blockedbyclient'));
  const tag = tagOf(companion, 'data-launcher="none"');
  await page.goto(site.put('/', plainPage(tag, '<button data-messenger="open">Questions?</button>')));
  await page.getByRole('button', { name: 'Questions?' }).click();
  await expect(page.locator('messenger-tag').getByRole('button')).toContainText('did not load');
});

test('a script blocker on a site with another way: the visitor is led there', async ({
  page,
  site,
  companion,
}) => {
  const contact = site.put('/contact', plainPage('', '<h1>Contact</h1>'));
  await page.route('**/chat.js*', (route) => route.abort('blockedbyclient'));
  await page.goto(site.put('/with', plainPage(tagOf(companion, 'data-fallback-url="/contact"'))));
  await launcher(page).click();
  await page.waitForURL(contact);
});

test('a failed download can be tried again', { tag: '@firefox' }, async ({ page, site, companion }) => {
  await page.goto(site.put('/', plainPage(tagOf(companion))));
  await page.route('**/chat.js*', (route) => route.abort(), { times: 2 });
  const first = await page.evaluate(() => window.MessengerTag?.('open'));
  expect(first).toMatchObject({ state: 'failed', problem: { code: 'blocked' } });
  await expect
    .poll(async () => (await page.evaluate(() => window.MessengerTag?.('open')))?.state)
    .toBe('open');
});

test('a visitor who is offline reads so, and the chat opens by itself when they are not', async ({
  page,
  context,
  site,
  companion,
}) => {
  const problems = await problemsOf(page);
  await page.goto(site.put('/', plainPage(tagOf(companion))));
  const warm = page.waitForResponse(/chat\.js/);
  await launcher(page).hover();
  await warm;
  await context.setOffline(true);
  await launcher(page).click();
  await expect(panel(page).getByRole('status')).toContainText('offline');
  expect(new Set((await problems()).map(({ code }) => code))).toEqual(new Set(['offline']));
  await context.setOffline(false);
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
});

test('offline before stage two has come, the click is kept until the network is back', async ({
  page,
  context,
  site,
  companion,
}) => {
  const problems = await problemsOf(page);
  await page.goto(site.put('/', plainPage(tagOf(companion))));
  await expect(launcher(page)).toBeVisible();
  await context.setOffline(true);
  await launcher(page).click();
  await expect.poll(problems).toEqual([expect.objectContaining({ code: 'offline', retryable: true })]);
  await expect(launcher(page)).toBeVisible();
  await context.setOffline(false);
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
});

test('a stage two that never comes is given up, and the launcher says so', async ({
  page,
  site,
  companion,
}) => {
  const problems = await problemsOf(page);
  await page.clock.install();
  await page.route('**/chat.js*', () => {});
  await page.goto(site.put('/', plainPage(tagOf(companion))));
  await page.clock.runFor(100);
  await launcher(page).click();
  await page.clock.runFor(20_000);
  await expect.poll(problems).toEqual([expect.objectContaining({ code: 'blocked', retryable: true })]);
  await expect(page.locator('messenger-tag').getByRole('button')).toContainText('did not load');
});

for (const [what, fault] of [
  ['cannot be fetched', (route: Route) => route.abort()],
  ['is not there', (route: Route) => route.fulfill({ status: 404 })],
  [
    'is garbage',
    (route: Route) => route.fulfill({ contentType: 'text/javascript', body: '<!doctype html>' }),
  ],
] as const)
  test(`the question for consent ${what}: the visitor is told, and can try again`, async ({
    page,
    site,
    companion,
  }) => {
    await page.route('**/consent.*.js*', fault);
    await page.goto(site.put('/', plainPage(tagOf(companion, 'data-consent="required"'))));
    await launcher(page).click();
    await expect(panel(page).getByRole('alert')).toContainText('The chat could not be opened');
    await page.unroute('**/consent.*.js*');
    await panel(page).getByRole('button', { name: 'Try again' }).click();
    await panel(page).getByRole('button', { name: 'Agree and chat' }).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  });

test('a sandboxed frame without an origin: the visitor and the site are told, and nothing says that the chat is open', async ({
  page,
  site,
  companion,
}) => {
  const inner = plainPage(tagOf(companion)).replaceAll('"', '&quot;');
  await page.goto(
    site.put(
      '/',
      plainPage('', `<iframe sandbox="allow-scripts" width="600" height="600" srcdoc="${inner}"></iframe>`),
    ),
  );
  const frame = page.frameLocator('iframe').first();
  await frame.locator('messenger-tag').getByRole('button').click();
  await expect(frame.locator('messenger-tag').getByRole('alert')).toContainText('not available on this site');
  const inside = page.frames().find((each) => each !== page.mainFrame());
  expect(await inside?.evaluate(() => window.MessengerTag?.('status'))).toMatchObject({
    state: 'failed',
    problem: { code: 'domain-not-allowed', detail: expect.stringContaining('allow-same-origin') },
  });
});

test('a frame by srcdoc whose site is not allowed is named by its origin', async ({
  page,
  site,
  companion,
  control,
}) => {
  await control({ allowedDomains: ['shop.example'] });
  const inner = plainPage(tagOf(companion)).replaceAll('"', '&quot;');
  await page.goto(
    site.put('/', plainPage('', `<iframe width="600" height="600" srcdoc="${inner}"></iframe>`)),
  );
  const frame = page.frameLocator('iframe').first();
  await frame.locator('messenger-tag').getByRole('button').click();
  await expect(frame.locator('messenger-tag').getByRole('alert')).toBeVisible();
  const inside = page.frames().find((each) => each !== page.mainFrame());
  const status = await inside?.evaluate(() => window.MessengerTag?.('status'));
  expect(status?.problem).toMatchObject({
    code: 'domain-not-allowed',
    detail: expect.stringContaining('localhost'),
  });
});

test('Genesys that never comes is given up, and the visitor is told, with the site’s other way', async ({
  page,
  site,
  companion,
}) => {
  const problems = await problemsOf(page);
  await page.clock.install();
  await page.route('**/genesys.min.js', () => {});
  await page.goto(site.put('/', plainPage(tagOf(companion, 'data-fallback-url="/contact"'))));
  await page.clock.runFor(100);
  const asked = page.waitForRequest('**/genesys.min.js');
  const guest = page.waitForResponse('**/api/guest-token');
  await launcher(page).click();
  await Promise.all([asked, guest]);
  await page.clock.runFor(15_000);
  await expect(panel(page).getByRole('alert')).toContainText('This takes longer than it should');
  await expect(panel(page).getByRole('link')).toHaveAttribute('href', '/contact');
  expect((await problems()).map(({ code }) => code)).toEqual(['timeout']);
});

test('tag and companion that name no deployment, or no region there is: told once, by code', async ({
  page,
  site,
  companion,
}) => {
  const problems = await problemsOf(page);
  await page.goto(site.put('/', plainPage(tagOf(companion, 'data-region="moon"'))));
  await launcher(page).click();
  await expect(panel(page).getByRole('alert')).toContainText('The chat is not set up for this page');
  expect((await problems()).map(({ code }) => code)).toEqual(['unknown-region']);
  await page.route('**/chat.js*', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/\{"deploymentId":"[^}]*\}/, '{}');
    await route.fulfill({ response, body });
  });
  await page.goto(site.put('/static', plainPage(tagOf(companion, 'data-token-endpoint="none"'))));
  await launcher(page).click();
  await expect(panel(page).getByRole('alert')).toBeVisible();
  expect((await problems()).map(({ code }) => code)).toEqual(['bad-config']);
});

test('a policy of Trusted Types that does not list ours is told, once, and so is the visitor', async ({
  page,
  site,
  companion,
}) => {
  const problems = await problemsOf(page);
  const headers = { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types others" };
  await page.goto(site.put('/', { html: plainPage(tagOf(companion)), headers }));
  await launcher(page).click();
  await expect(panel(page).getByRole('alert')).toContainText('The chat could not be opened');
  expect(await problems()).toEqual([
    expect.objectContaining({ code: 'blocked', detail: expect.stringContaining('messenger-tag') }),
  ]);
});

/** Keeps the answer from the page until the function it resolves with is called. */
async function hold(page: Page, url: string, end = (route: Route) => route.continue()): Promise<() => void> {
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(url, (route) => held.then(() => end(route)));
  return letThrough;
}
