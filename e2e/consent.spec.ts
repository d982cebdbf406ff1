import {
  expect,
  launcher,
  messenger,
  type Page,
  panel,
  plainPage,
  requestsOf,
  tagOf,
  test,
} from './fixtures.ts';

const question = 'Do you agree?';

test.describe('data-consent="required"', () => {
  test('asks for nothing but the loader, and keeps nothing, until the visitor acts', async ({
    page,
    context,
    site,
    companion,
  }) => {
    const requests = await requestsOf(page);
    const address = site.put('/', plainPage(tagOf(companion, 'data-consent="required" data-load="idle"')));
    await page.goto(address);
    await launcher(page).hover();
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    expect(requests.map(({ url }) => url)).toEqual([address, `${companion.url}/loader.js`]);
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  });

  test('puts the question to a visitor who clicks, and opens the chat when they agree', async ({
    page,
    site,
    companion,
  }) => {
    const requests = await requestsOf(page);
    await listen(page);
    await page.goto(site.put('/', plainPage(tagOf(companion, 'data-consent="required"'))));
    await launcher(page).click();
    await expect(panel(page).getByRole('alert')).toContainText(question);
    expect(await heard(page)).toEqual(['consent_needed']);
    // What puts the question is the companion's own; nothing of Genesys, no guest.
    expect(requests.filter(({ url }) => !/\/(loader|$)/.test(new URL(url).pathname))).toEqual([]);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);

    await panel(page).getByRole('button', { name: 'Agree and chat' }).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  });

  test('leaves a visitor who declines alone', async ({ page, site, companion }) => {
    const requests = await requestsOf(page);
    await page.goto(site.put('/', plainPage(tagOf(companion, 'data-consent="required"'))));
    await launcher(page).click();
    await panel(page).getByRole('button', { name: 'No, thank you' }).click();
    await expect(panel(page)).toHaveCount(0);
    await expect(launcher(page)).toBeVisible();
    expect(requests.some(({ url }) => /guest-token|genesys/.test(url))).toBe(false);
  });

  test('waits for the site’s own banner, and keeps what the visitor wanted', async ({
    page,
    site,
    companion,
  }) => {
    await page.goto(site.put('/', plainPage(tagOf(companion, 'data-consent="required"'))));
    await launcher(page).click();
    await expect(panel(page)).toContainText(question);
    await page.evaluate(() => window.MessengerTag?.('consent', true));
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  });

  test('brings Messenger by data-load only after consent', async ({ page, site, companion }) => {
    await page.goto(site.put('/', plainPage(tagOf(companion, 'data-consent="required" data-load="idle"'))));
    await expect(launcher(page)).toBeVisible();
    expect(await state(page)).toBe('waiting');
    await page.evaluate(() => window.MessengerTag?.('consent', true));
    await expect.poll(() => state(page)).toBe('ready');
  });
});

test.describe('data-consent="tcf"', () => {
  const tcf = (data: object) => `<script>
    window.tcf = { listeners: new Map(), data: ${JSON.stringify(data)} };
    window.__tcfapi = (command, version, callback, id) => {
      if (command === 'removeEventListener') return tcf.listeners.delete(id);
      tcf.listeners.set(tcf.listeners.size + 1, callback);
      callback({ ...tcf.data, listenerId: tcf.listeners.size }, true);
    };
    window.decide = (data) => tcf.listeners.forEach((callback, listenerId) =>
      callback({ eventStatus: 'useractioncomplete', gdprApplies: true, ...data, listenerId }, true));
  </script>`;
  const asking = { eventStatus: 'cmpuishown', gdprApplies: true, purpose: { consents: {} } };
  const agreed = { eventStatus: 'tcloaded', gdprApplies: true, purpose: { consents: { 1: true } } };
  const decide = (page: Page, consents: Record<string, boolean>) =>
    page.evaluate(
      (purposes) =>
        (window as unknown as { decide(data: object): void }).decide({ purpose: { consents: purposes } }),
      consents,
    );

  test('opens at a click where the visitor has agreed before', async ({ page, site, companion }) => {
    await page.goto(site.put('/', plainPage(tcf(agreed) + tagOf(companion, 'data-consent="tcf"'))));
    await launcher(page).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  });

  test('opens where the law that the platform is for does not apply', async ({ page, site, companion }) => {
    const elsewhere = { gdprApplies: false, eventStatus: 'tcloaded' };
    await page.goto(site.put('/', plainPage(tcf(elsewhere) + tagOf(companion, 'data-consent="tcf"'))));
    await launcher(page).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  });

  test('asks where nothing is decided, and opens when the banner is answered', async ({
    page,
    site,
    companion,
  }) => {
    await page.goto(site.put('/', plainPage(tcf(asking) + tagOf(companion, 'data-consent="tcf:1,3"'))));
    await launcher(page).click();
    await expect(panel(page)).toContainText(question);
    await decide(page, { 1: true });
    await expect(panel(page)).toContainText(question);
    await decide(page, { 1: true, 3: true });
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  });

  test('brings Messenger by data-load when the visitor agrees, and not when they refuse', async ({
    page,
    site,
    companion,
  }) => {
    const attributes = 'data-consent="tcf" data-load="idle"';
    const conditions = page.waitForResponse(/conditions\.js/);
    await page.goto(site.put('/', plainPage(tcf(asking) + tagOf(companion, attributes))));
    await conditions;
    await expect
      .poll(() =>
        page.evaluate(
          () => (window as unknown as { tcf: { listeners: Map<number, unknown> } }).tcf.listeners.size,
        ),
      )
      .toBe(1);
    await decide(page, { 1: false });
    expect(await state(page)).toBe('waiting');
    await decide(page, { 1: true });
    await expect.poll(() => state(page)).toBe('ready');
  });
});

test.describe('data-consent="gcm"', () => {
  const command = (kind: string, value: string) =>
    `<script>window.dataLayer = window.dataLayer || []; function gtag() { dataLayer.push(arguments) }
    gtag('consent', '${kind}', { functionality_storage: '${value}' })</script>`;

  test('opens at a click where the page’s consent commands grant it', async ({ page, site, companion }) => {
    const head =
      command('default', 'denied') + command('update', 'granted') + tagOf(companion, 'data-consent="gcm"');
    await page.goto(site.put('/', plainPage(head)));
    await launcher(page).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  });

  test('asks where they deny it, and listens to Google’s tag for a change', async ({
    page,
    site,
    companion,
  }) => {
    const ics = `<script>window.google_tag_data = { ics: { state: 2, listeners: [],
      addListener(types, listener) { this.listeners.push(listener) },
      getConsentState() { return this.state } } }</script>`;
    await page.goto(site.put('/', plainPage(ics + tagOf(companion, 'data-consent="gcm"'))));
    await launcher(page).click();
    await expect(panel(page)).toContainText(question);
    await page.evaluate(() => {
      const { ics } = (
        window as unknown as { google_tag_data: { ics: { state: number; listeners: (() => void)[] } } }
      ).google_tag_data;
      ics.state = 1;
      for (const listener of ics.listeners) listener();
    });
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  });
});

test('a visitor whose browser asks for privacy is in no analytics', async ({ page, site, companion }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true });
    Object.assign(window, { dataLayer: [] });
  });
  await page.goto(site.put('/', plainPage(tagOf(companion))));
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { dataLayer: object[] }).dataLayer)).toEqual([]);
});

const state = (page: Page) => page.evaluate(async () => (await window.MessengerTag?.('status'))?.state);

async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const name of ['consent_needed', 'opened', 'problem'])
      document.addEventListener(`messenger-tag:${name}`, () => heard.push(name));
  });
}

const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
