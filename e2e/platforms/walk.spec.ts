import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { launcher, messenger } from '../fixtures.ts';
import { expect, signIn, test } from './fixtures.ts';
import { PLUGIN_ZIP } from './wordpress.ts';

const CLICKS = 12;
const MINUTES = 5;

/** A person who has never done this, and counts. Typing an address or pasting is no click; choosing a file is one. */
class Walker {
  readonly steps: string[] = [];
  readonly #began = Date.now();

  async click(place: Locator, step: string): Promise<void> {
    await place.click();
    this.steps.push(step);
  }

  async choose(button: Locator, file: string, step: string): Promise<void> {
    await button.setInputFiles(file);
    this.steps.push(step);
  }

  arrived(way: string): void {
    const seconds = Math.round((Date.now() - this.#began) / 1000);
    const description = `${way}: ${this.steps.length} clicks; the machine took ${seconds} s of them`;
    test.info().annotations.push({ type: 'walk', description });
    expect(this.steps.length, this.steps.join('\n')).toBeLessThanOrEqual(CLICKS);
    expect(seconds).toBeLessThan(MINUTES * 60);
  }
}

/** The block of the documentation that lists the steps: what is walked here is what is written there. */
function writtenSteps(heading: string): number {
  const page = readFileSync('public/docs/wordpress.md', 'utf8');
  const [, section = ''] = page.split(`## ${heading}\n`);
  return [...(section.split('\n## ')[0] ?? '').matchAll(/^\d+\. /gm)].length;
}

test.beforeEach(async ({ page, wordpress, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(page, wordpress.origin);
});

/** In the builder: WordPress, and the line that is to be pasted. */
async function copyTag(page: Page, walker: Walker, builder: string): Promise<string> {
  await page.goto(builder);
  await walker.click(page.getByRole('radio', { name: 'WordPress' }), 'Builder: WordPress');
  await walker.click(page.getByRole('button', { name: /^Copy the tag/ }), 'Builder: Copy');
  const tag = await page.evaluate(() => navigator.clipboard.readText());
  expect(tag).toMatch(/^<script async src=".*loader\.js"/);
  return tag;
}

test('with the plugin: from the tag builder to an open chat', async ({ page, wordpress, companion }) => {
  const walker = new Walker();
  const tag = await copyTag(page, walker, `${companion.url}/builder`);
  const downloading = page.waitForEvent('download');
  await walker.click(page.getByRole('link', { name: /messenger-tag-wordpress\.zip/ }), 'Builder: the plugin');
  const file = await (await downloading).path();
  expect(readFileSync(file).equals(readFileSync(PLUGIN_ZIP))).toBe(true);

  await page.goto(`${wordpress.origin}/wp-admin/`);
  const menu = page.getByRole('navigation', { name: 'Main menu' });
  await menu
    .getByRole('link', { name: /^Plugins/ })
    .first()
    .hover();
  const ofPlugins = menu.getByRole('listitem').filter({ has: page.getByRole('link', { name: /^Plugins/ }) });
  await walker.click(ofPlugins.getByRole('link', { name: 'Add New' }), 'Plugins › Add New');
  await walker.click(page.getByRole('link', { name: 'Upload Plugin' }), 'Upload Plugin');
  await walker.choose(page.getByLabel('Plugin zip file'), PLUGIN_ZIP, 'Choose the file');
  await walker.click(page.getByRole('button', { name: 'Install Now' }), 'Install Now');
  await walker.click(page.getByRole('link', { name: 'Activate Plugin' }), 'Activate Plugin');
  await expect(page.getByLabel('Paste the tag')).toBeFocused();
  await page.keyboard.insertText(tag);
  await walker.click(page.getByRole('button', { name: 'Save Changes' }), 'Save Changes');
  await expect(page.locator('.messenger-tag-mark[data-is="good"]')).toHaveCount(3);
  await page.screenshot({ path: 'test-results/platforms/settings.png', fullPage: true });
  await walker.click(page.getByRole('link', { name: 'See it on your site' }), 'See it on your site');
  await walker.click(launcher(page), 'The chat’s button');
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  walker.arrived('with the plugin');
  expect(writtenSteps('With the plugin')).toBe(walker.steps.length);
});

test('without a plugin, in a block theme: from the tag builder to an open chat on every page', async ({
  page,
  wordpress,
  companion,
}) => {
  const walker = new Walker();
  const tag = await copyTag(page, walker, `${companion.url}/builder`);

  await page.goto(`${wordpress.origin}/wp-admin/`);
  const menu = page.getByRole('navigation', { name: 'Main menu' });
  await menu.getByRole('link', { name: 'Appearance', exact: true }).hover();
  await walker.click(menu.getByRole('link', { name: /^Editor/ }), 'Appearance › Editor');
  await walker.click(page.getByRole('button', { name: 'Toggle navigation' }), 'The W');
  await walker.click(page.getByText('Template Parts', { exact: true }), 'Template Parts');
  await walker.click(page.getByRole('link', { name: 'Footer', exact: true }), 'Footer');
  await walker.click(page.getByRole('button', { name: 'Toggle block inserter' }), 'The plus');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.insertText('Custom HTML');
  await walker.click(page.getByRole('option', { name: 'Custom HTML' }), 'Custom HTML');
  const field = page.frameLocator('iframe[name="editor-canvas"]').getByPlaceholder('Write HTML…');
  await walker.click(field, 'Into the block');
  await page.keyboard.insertText(tag);
  await page.screenshot({ path: 'test-results/platforms/footer.png' });
  await walker.click(page.getByRole('button', { name: 'Save', exact: true }), 'Save');
  const really = page
    .getByRole('region', { name: 'Save panel' })
    .or(page.locator('.entities-saved-states__panel'));
  await walker.click(really.getByRole('button', { name: 'Save', exact: true }).first(), 'Save, once more');
  await expect(page.getByText('Site updated.').first()).toBeVisible();

  await page.goto(`${wordpress.origin}/?p=1`);
  await walker.click(launcher(page), 'The chat’s button');
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  walker.arrived('without a plugin, in a block theme');
  expect(writtenSteps('Without a plugin')).toBe(walker.steps.length);
});
