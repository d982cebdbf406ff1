import {
  type Companion,
  expect,
  launcher,
  messenger,
  type Page,
  panel,
  plainPage,
  tagOf,
  test,
} from './fixtures.ts';

test.describe('data-consent="required"', () => {
  const required = 'data-consent="required"';

  test('before consent there is one request, no cookie and nothing stored, also on hover and with load="now"', async ({
    page,
    context,
    site,
    companion,
  }) => {
    const asked = requestsBeside(page, site.origin);
    await page.goto(site.put('/', plainPage(tagOf(companion, `${required} data-load="now"`))));
    await launcher(page).hover();
    await launcher(page).focus();
    await idle(page);
    expect(asked).toEqual([`${companion.url}/loader.js`]);
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  });

  test('a click asks the visitor, and allowing opens the chat that was wanted', async ({
    page,
    site,
    companion,
    sandbox,
  }) => {
    const asked = requestsBeside(page, site.origin);
    await page.goto(site.put('/', plainPage(tagOf(companion, required))));
    const needed = told(page, 'consent_needed');
    await launcher(page).click();
    await needed;
    await expect(panel(page)).toContainText('Genesys');
    expect(asked.filter((url) => personal(url, sandbox.url))).toEqual([]);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await panel(page).getByRole('button').first().click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
    await expect(panel(page)).toHaveCount(0);
  });

  test('declining closes the question; nothing of Genesys and no token was asked for, and it can be asked again', async ({
    page,
    context,
    site,
    companion,
    sandbox,
  }) => {
    const asked = requestsBeside(page, site.origin);
    await page.goto(site.put('/', plainPage(tagOf(companion, required))));
    await launcher(page).click();
    await panel(page).getByRole('button').last().click();
    await expect(panel(page)).toHaveCount(0);
    await idle(page);
    expect(asked.filter((url) => personal(url, sandbox.url))).toEqual([]);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    expect(await context.cookies()).toEqual([]);
    await launcher(page).click();
    await expect(panel(page).getByRole('button')).toHaveCount(2);
  });

  test('the site’s own banner says yes before anybody clicks: the click opens without a question', async ({
    page,
    site,
    companion,
  }) => {
    await page.goto(site.put('/', plainPage(tagOf(companion, required))));
    await expect(launcher(page)).toBeVisible();
    await consent(page, true);
    await launcher(page).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  });

  test('the site’s own banner says yes while the question stands: the chat opens', async ({
    page,
    site,
    companion,
  }) => {
    await page.goto(site.put('/', plainPage(tagOf(companion, required))));
    await launcher(page).click();
    await expect(panel(page).getByRole('button')).toHaveCount(2);
    await consent(page, true);
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  });

  test('consent that the site takes back closes the window, and the next click asks', async ({
    page,
    site,
    companion,
  }) => {
    await page.goto(site.put('/', plainPage(tagOf(companion, `${required} data-launcher="none"`))));
    await page.waitForFunction(() => window.MessengerTag?.version);
    await consent(page, true);
    await page.evaluate(() => window.MessengerTag?.('open'));
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
    await consent(page, false);
    await expect(messenger(page).getByRole('textbox')).toBeHidden();
    const needed = told(page, 'consent_needed');
    await page.evaluate(() => window.MessengerTag?.('open'));
    await needed;
  });

  for (const load of ['idle', 'now', 'delay:1'])
    test(`load="${load}" begins with consent, not before`, async ({ page, site, companion, sandbox }) => {
      const asked = requestsBeside(page, site.origin);
      await page.goto(site.put('/', plainPage(tagOf(companion, `${required} data-load="${load}"`))));
      await expect(launcher(page)).toBeVisible();
      await idle(page);
      expect(asked.filter((url) => personal(url, sandbox.url))).toEqual([]);
      const ready = told(page, 'ready');
      await consent(page, true);
      await ready;
      await expect(messenger(page).getByRole('textbox')).toHaveCount(0);
    });
});

test.describe('data-consent="tcf"', () => {
  test('granted already: a click opens without a question', async ({ page, site, companion }) => {
    await goToPlatform(page, site.put('/', tcfPage(companion, 'tcf')), { purposes: ['1'] });
    await launcher(page).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  });

  test('granted later: the chat that was wanted opens', async ({ page, site, companion, sandbox }) => {
    const asked = requestsBeside(page, site.origin);
    await goToPlatform(page, site.put('/', tcfPage(companion, 'tcf')), { eventStatus: 'cmpuishown' });
    await launcher(page).click();
    await expect(panel(page).getByRole('button')).toHaveCount(2);
    expect(asked.filter((url) => personal(url, sandbox.url))).toEqual([]);
    await page.evaluate(() => window.platform.decide({ purposes: ['1'] }));
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  });

  test('refused: a click asks the visitor, whose answer to this question counts', async ({
    page,
    site,
    companion,
    sandbox,
  }) => {
    const asked = requestsBeside(page, site.origin);
    await goToPlatform(page, site.put('/', tcfPage(companion, 'tcf', 'data-load="idle"')), { purposes: [] });
    await launcher(page).click();
    await expect(panel(page).getByRole('button')).toHaveCount(2);
    await idle(page);
    expect(asked.filter((url) => personal(url, sandbox.url))).toEqual([]);
    await panel(page).getByRole('button').first().click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  });

  test('where the law does not apply, nobody is asked', async ({ page, site, companion }) => {
    await goToPlatform(page, site.put('/', tcfPage(companion, 'tcf')), { gdprApplies: false, purposes: [] });
    await launcher(page).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  });

  test('with purposes named, all of them are needed', async ({ page, site, companion }) => {
    await goToPlatform(page, site.put('/', tcfPage(companion, 'tcf:1,3')), { purposes: ['1'] });
    await launcher(page).click();
    await expect(panel(page).getByRole('button')).toHaveCount(2);
    await page.evaluate(() => window.platform.decide({ purposes: ['1', '3'] }));
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  });

  test('after destroy the platform has no listener of ours', async ({ page, site, companion }) => {
    await goToPlatform(page, site.put('/', tcfPage(companion, 'tcf')), { eventStatus: 'cmpuishown' });
    await launcher(page).click();
    await expect(panel(page).getByRole('button')).toHaveCount(2);
    expect(await page.evaluate(() => window.platform.listeners.size)).toBeGreaterThan(0);
    await page.evaluate(() => window.MessengerTag?.('destroy'));
    expect(await page.evaluate(() => window.platform.listeners.size)).toBe(0);
  });

  function tcfPage(companion: Companion, value: string, more = ''): string {
    return plainPage(tagOf(companion, `data-consent="${value}" ${more}`));
  }
});

test.describe('data-consent="gcm"', () => {
  const gcm = 'data-consent="gcm"';

  test('Google’s tag says granted already: a click opens without a question', async ({
    page,
    site,
    companion,
  }) => {
    await page.addInitScript(googleTag, 1);
    await page.goto(site.put('/', plainPage(tagOf(companion, gcm))));
    await launcher(page).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  });

  test('Google’s tag says granted later: what was wanted opens', async ({ page, site, companion }) => {
    await page.addInitScript(googleTag, 2);
    await page.goto(site.put('/', plainPage(tagOf(companion, gcm))));
    await launcher(page).click();
    await expect(panel(page).getByRole('button')).toHaveCount(2);
    await page.evaluate(() => window.setConsentMode(1));
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  });

  test('without Google’s tag the page’s consent commands in the dataLayer count, the last one', async ({
    page,
    site,
    companion,
    sandbox,
  }) => {
    const asked = requestsBeside(page, site.origin);
    const gtag = `<script>
      window.dataLayer = [];
      function gtag() { dataLayer.push(arguments) }
      gtag('consent', 'default', { functionality_storage: 'denied', ad_storage: 'granted' });
    </script>`;
    const banner = `<button onclick="gtag('consent', 'update', { functionality_storage: 'granted' })">Yes</button>`;
    await page.goto(site.put('/', plainPage(gtag + tagOf(companion, `${gcm} data-load="idle"`), banner)));
    await expect(launcher(page)).toBeVisible();
    await idle(page);
    expect(asked.filter((url) => personal(url, sandbox.url))).toEqual([]);
    const ready = told(page, 'ready');
    await page.getByRole('button', { name: 'Yes' }).click();
    await ready;
  });
});

interface Said {
  gdprApplies?: boolean;
  eventStatus?: string;
  purposes?: string[];
}

declare global {
  interface Window {
    platform: { listeners: Map<number, unknown>; decide(said: Said): void };
    setConsentMode(state: number): void;
  }
}

/** A consent platform that has come before the tag, as IAB's TCF 2.2 has it. */
async function goToPlatform(page: Page, address: string, said: Said): Promise<void> {
  await page.addInitScript((first) => {
    const listeners = new Map<number, (data: object, success: boolean) => void>();
    let data: object = {};
    let last = 0;
    const decide = ({ gdprApplies = true, eventStatus = 'useractioncomplete', purposes = [] }: Said) => {
      const consents = Object.fromEntries(purposes.map((purpose) => [purpose, true]));
      data = { gdprApplies, eventStatus, purpose: { consents } };
      for (const [listenerId, callback] of listeners) callback({ ...data, listenerId }, true);
    };
    decide({ eventStatus: 'tcloaded', ...first });
    Object.assign(window, {
      platform: { listeners, decide },
      __tcfapi(command: string, _: number, callback: (data: unknown, success: boolean) => void, id = 0) {
        if (command === 'removeEventListener') callback(listeners.delete(id), true);
        else {
          listeners.set(++last, callback);
          callback({ ...data, listenerId: last }, true);
        }
      },
    });
  }, said);
  await page.goto(address);
}

/** What Google's tag leaves in a page: runs there. */
function googleTag(first: number): void {
  const listeners: (() => void)[] = [];
  let state = first;
  Object.assign(window, {
    google_tag_data: {
      ics: {
        addListener: (_: string[], listener: () => void) => listeners.push(listener),
        getConsentState: (type: string) => (type === 'functionality_storage' ? state : 2),
      },
    },
    setConsentMode(next: number) {
      state = next;
      for (const listener of listeners) listener();
    },
  });
}

async function consent(page: Page, granted: boolean): Promise<void> {
  await page.evaluate((value) => window.MessengerTag?.('consent', value), granted);
}

/** Addresses of everything that the page asks of others than its own site. */
function requestsBeside(page: Page, origin: string): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) asked.push(request.url());
  });
  return asked;
}

/** What must not be asked for without consent: anything of Genesys, and the guest's token. */
function personal(url: string, genesys: string): boolean {
  return url.startsWith(genesys) || url.includes('guest-token');
}

/** Resolves when the page has nothing left to do by itself. */
async function idle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 500 })));
}

/** Listens before the event can come: to be awaited after what leads to it. */
function told(page: Page, event: string): Promise<unknown> {
  return page.evaluate(
    (name) =>
      new Promise<void>((resolve) =>
        document.addEventListener(`messenger-tag:${name}`, () => resolve(), { once: true }),
      ),
    event,
  );
}
