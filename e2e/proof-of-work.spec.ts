import { expect, launcher, messenger, type Page, plainPage, tagOf, test } from './fixtures.ts';

const policies = {
  'by a worker': '',
  'by the page itself, where its policy forbids workers': "worker-src 'none'",
  'by the page itself, where it takes script addresses from a policy only':
    "require-trusted-types-for 'script'; trusted-types messenger-tag",
};

for (const [way, policy] of Object.entries(policies)) {
  test(`a companion that wants a proof of work gets it ${way}, and the visitor has a guest`, async ({
    page,
    site,
    startCompanion,
    received,
  }) => {
    const companion = await startCompanion({ PROOF_OF_WORK: 'always' });
    const answers = answersOf(page, `${companion.url}/api/guest-token`);
    const workers: string[] = [];
    page.on('worker', (worker) => workers.push(worker.url()));
    const html = plainPage(tagOf(companion));
    await page.goto(site.put('/', { html, headers: policy ? { 'content-security-policy': policy } : {} }));
    await launcher(page).click();

    await expect.poll(answers).toEqual([429, 200]);
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
    expect((await received()).guests).toHaveLength(1);
    expect(workers.filter((url) => url.startsWith(`blob:${site.origin}`))).toHaveLength(policy ? 0 : 1);
  });
}

test('a guest who comes back is let in without', async ({ page, site, startCompanion }) => {
  const companion = await startCompanion({ PROOF_OF_WORK: 'always' });
  const answers = answersOf(page, `${companion.url}/api/guest-token`);
  await page.goto(site.put('/', plainPage(tagOf(companion))));
  await launcher(page).click();
  await expect.poll(answers).toEqual([429, 200]);
  await page.reload();
  await page.evaluate(() => window.MessengerTag?.('open'));
  await expect.poll(answers).toEqual([429, 200, 200]);
});

test('nothing of it is fetched where no proof is wanted', async ({ page, site, companion }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.goto(site.put('/', plainPage(tagOf(companion))));
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  expect(fetched.filter((url) => url.includes('/proof'))).toEqual([]);
});

/** The statuses that the companion answered with so far. */
function answersOf(page: Page, url: string): () => number[] {
  const statuses: number[] = [];
  page.on('response', (response) => {
    if (response.url() === url && response.request().method() === 'POST') statuses.push(response.status());
  });
  return () => statuses;
}
