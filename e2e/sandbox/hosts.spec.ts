import type { Page } from '@playwright/test';
import { chromiumFlags, findChromium } from '../chromium.ts';
import { expect, messenger, plainPage, talk } from '../fixtures.ts';
import { playedRegions, test } from './production.ts';

declare const Genesys: (...call: unknown[]) => void;

/** The ones that a page meets in four different forms: own domain, two-part own domain, pure.cloud, government. */
const thoroughly = ['prod', 'prod-apse2', 'prod-usw2', 'fedramp-use2-core'];

for (const environment of thoroughly) {
  const domain = String(playedRegions[environment]);

  test(`the official snippet of ${environment}, unmodified: opens, talks, survives a reload`, async ({
    page,
    genesysCloud,
    site,
  }) => {
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(new URL(request.url()).host));
    page.on('websocket', (socket) => asked.add(new URL(socket.url()).host));
    await page.goto(
      site.put('/', plainPage(officialSnippet(environment, domain, genesysCloud.deploymentId))),
    );
    await command(page, 'Messenger.open');
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
    await talk(page, 'Where is my order?');
    await expect(messenger(page).getByRole('log')).toContainText('Tell me the order number');

    // The window is open as it was.
    await page.reload();
    await expect(messenger(page).getByRole('log')).toContainText('Where is my order?');
    const hosts = ['api-cdn', 'api', 'apps', 'webmessaging'].map((name) => `${name}.${domain}`);
    expect([...asked].filter((host) => host !== new URL(site.origin).host).sort()).toEqual(hosts);
  });

  test(`[4.5/window] the official snippet of ${environment} refuses a domain that is not on the deployment’s list`, async ({
    page,
    genesysCloud,
    foreignSite,
  }) => {
    const snippet = officialSnippet(environment, domain, genesysCloud.deploymentId);
    // The event is not replayed to those who subscribe late.
    let subscribed = () => {};
    const held = new Promise<void>((resolve) => {
      subscribed = resolve;
    });
    await page.route('**/domains.json', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(foreignSite.put('/', plainPage(snippet)));
    await page.waitForFunction(() => !('q' in Genesys));
    const refused = page.evaluate(
      () =>
        new Promise((resolve) =>
          Genesys('subscribe', 'GenesysJS.domainNotAllowed', () => resolve('refused')),
        ),
    );
    subscribed();
    expect(await refused).toBe('refused');
    await expect(page.locator('#genesys-mxg-container-frame')).toHaveCount(0);
  });
}

test('the official snippet of every region loads Messenger from its own hosts', async ({
  page,
  genesysCloud,
  site,
}) => {
  test.setTimeout(90_000);
  for (const [environment, domain] of Object.entries(playedRegions)) {
    await test.step(environment, async () => {
      await page.goto(
        site.put('/', plainPage(officialSnippet(environment, domain, genesysCloud.deploymentId))),
      );
      await command(page, 'Messenger.open');
      await expect(page.locator(`iframe[src^="https://apps.${domain}/messenger/"]`).first()).toBeAttached();
      await expect(messenger(page).getByRole('textbox')).toBeVisible();
      // Else Messenger opens by itself in the next region, and refuses to be opened.
      await page.evaluate(() => localStorage.clear());
    });
  }
});

test('a browser that was not told of the sandbox’s key does not take it for Genesys', async ({
  genesysCloud,
  playwright,
}) => {
  const [mapping = ''] = genesysCloud.tls.chromiumFlags;
  const browser = await playwright.chromium.launch({
    executablePath: await findChromium(),
    args: [...chromiumFlags, mapping],
  });
  const page = await browser.newPage();
  await expect(page.goto('https://apps.mypurecloud.ie/messenger/messenger.html')).rejects.toThrow('ERR_CERT');
  await browser.close();
});

/** Genesys's snippet, rebuilt from the description of what it does (genesys.md 2.3, CONFIRMED). */
function officialSnippet(environment: string, domain: string, deploymentId: string): string {
  return `<script type="text/javascript" charset="utf-8">
    (function (g, e, n, es, ys) {
      g['_genesysJs'] = e;
      g[e] = g[e] || function () { (g[e].q = g[e].q || []).push(arguments) };
      g[e].t = 1 * new Date();
      g[e].c = es;
      ys = document.createElement('script'); ys.async = 1; ys.src = n; ys.charset = 'utf-8'; document.head.appendChild(ys);
    })(window, 'Genesys', 'https://apps.${domain}/genesys-bootstrap/genesys.min.js', {
      environment: '${environment}', deploymentId: '${deploymentId}'
    });
  </script>`;
}

/** Through the stub or the SDK, whichever is there: the queue brings it to the same end. */
function command(page: Page, name: string): Promise<void> {
  return page.evaluate(
    (each) => new Promise<void>((resolve, reject) => Genesys('command', each, {}, () => resolve(), reject)),
    name,
  );
}
