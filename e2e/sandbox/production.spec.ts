import { expect, launcher, messenger, panel, plainPage, talk } from '../fixtures.ts';
import { playedRegions, test } from './production.ts';

/** All that an operator sets; nothing in it knows of a sandbox. */
const production = (genesysCloud: { deploymentId: string; clientId: string; clientSecret: string }) => ({
  NODE_ENV: 'production',
  GENESYS_DEPLOYMENT_ID: genesysCloud.deploymentId,
  GENESYS_CLIENT_ID: genesysCloud.clientId,
  GENESYS_CLIENT_SECRET: genesysCloud.clientSecret,
  SESSION_SECRETS: 'a secret of thirty-two characters or more',
});

for (const environment of ['prod-euw1', 'prod', 'prod-apse2', 'fedramp-use2-core']) {
  const domain = String(playedRegions[environment]);

  test(`our tag in production configuration, ${environment}: the whole demo flow at Genesys’s own host names`, async ({
    page,
    genesysCloud,
    site,
    startProduction,
  }) => {
    const companion = await startProduction({
      ...production(genesysCloud),
      GENESYS_REGION: environment,
      ALLOWED_ORIGINS: site.origin,
    });
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(new URL(request.url()).host));
    page.on('websocket', (socket) => asked.add(new URL(socket.url()).host));
    await page.goto(site.put('/', plainPage(`<script async src="${companion.url}/loader.js"></script>`)));

    await launcher(page).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
    await talk(page, 'Where is my order?');
    await expect(messenger(page).getByRole('log')).toContainText('Tell me the order number');
    const { guestId } = (await page.evaluate(() => window.MessengerTag?.('status'))) as { guestId: string };
    const received = await (await fetch(`${genesysCloud.url}/sandbox/control`)).json();
    expect(received.guests.map(({ id }: { id: string }) => id)).toContain(guestId);
    const calls = received.requests.map(({ host, path }: { host: string; path: string }) => host + path);
    expect(calls).toContain(`login.${domain}/oauth/token`);
    expect(calls).toContain(`api.${domain}/api/v2/conversations/guests`);

    // A conversation goes on: Messenger comes without a click, and its window is open as it was.
    await page.reload();
    await expect(messenger(page).getByRole('log')).toContainText('Where is my order?');
    await expect
      .poll(() => page.evaluate(() => window.MessengerTag?.('status')))
      .toMatchObject({ state: 'open', guestId });

    const ours = [new URL(site.origin).host, new URL(companion.url).host];
    const hosts = ['api-cdn', 'api', 'apps', 'webmessaging'].map((name) => `${name}.${domain}`);
    expect([...asked].filter((host) => !ours.includes(host)).sort()).toEqual(hosts);
  });
}

test('our tag in production configuration on a foreign domain: no chat, and the visitor is told', async ({
  page,
  genesysCloud,
  site,
  foreignSite,
  startProduction,
}) => {
  const companion = await startProduction({
    ...production(genesysCloud),
    GENESYS_REGION: 'mypurecloud.ie',
    ALLOWED_ORIGINS: site.origin,
  });
  await page.goto(
    foreignSite.put('/', plainPage(`<script async src="${companion.url}/loader.js"></script>`)),
  );
  await launcher(page).click();
  await expect(panel(page).getByRole('alert')).toContainText('not available on this site');
});
