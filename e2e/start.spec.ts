import { expect, launcher, messenger, talk, test, troubles } from './fixtures.ts';
import { npmStart } from './npm-start.ts';

test('npm start prints an address, and the shop there has a working chat from one tag', async ({ page }) => {
  const found = troubles(page);
  const started = npmStart();
  try {
    await page.goto((await started.addresses).shop);
    const scripts = await page.locator('script').evaluateAll((all) => all.map((script) => script.outerHTML));
    const [own, ...ours] = scripts;
    expect(own).toMatch(/^<script type="module" .*src="\.\.?\/assets\/[\w-]+\.js"><\/script>$/);
    expect(ours).toEqual([
      expect.stringMatching(
        /^<script async="" src="http:\/\/127\.0\.0\.1:\d+\/loader\.js" data-deployment-id="[\da-f-]{36}"><\/script>$/,
      ),
    ]);
    await launcher(page).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
    await talk(page, 'Do you deliver?');
    expect(found).toEqual([]);
  } finally {
    await started.stop();
  }
});
