import { expect, messenger, type Page, panel, plainPage, type Site, tagOf } from './fixtures.ts';

/** What a state is reached with: the parts of the fixtures that both the tests and the measurements have. */
export interface Stage {
  page: Page;
  site: Site;
  companion: { url: string; close(): Promise<void> };
}

/** Brings the tag, on a page of its own, to where the visitor sees what the name says, and holds it there. */
export const states = { closed, invited, opening, failed, consent, talking } satisfies Record<
  string,
  (stage: Stage, how?: Setting) => Promise<void>
>;

/** How the site sets up its page. */
export interface Setting {
  direction?: 'ltr' | 'rtl';
  language?: string;
}

async function closed(stage: Stage, setting: Setting = {}): Promise<void> {
  await goTo(stage, setting);
  await expect(anyLauncher(stage.page)).toBeVisible();
}

async function invited(stage: Stage, setting: Setting = {}): Promise<void> {
  await goTo(stage, setting, 'data-invite="delay:1ms"');
  await expect(stage.page.locator('messenger-tag').getByRole('status')).toHaveText(/./);
}

async function opening(stage: Stage, setting: Setting = {}): Promise<void> {
  // Never answered: a script on its way for as long as anybody looks.
  await stage.page.route('**/genesys.min.js*', () => {});
  await closed(stage, setting);
  await anyLauncher(stage.page).click();
  await expect(panel(stage.page).getByRole('status')).toBeVisible();
}

async function failed(stage: Stage, setting: Setting = {}): Promise<void> {
  await stage.page.route('**/genesys.min.js*', (route) => route.abort('blockedbyclient'));
  await closed(stage, setting);
  await anyLauncher(stage.page).click();
  await expect(panel(stage.page).getByRole('alert')).toBeVisible();
}

async function consent(stage: Stage, setting: Setting = {}): Promise<void> {
  await goTo(stage, setting, 'data-consent="required"');
  await anyLauncher(stage.page).click();
  await expect(panel(stage.page).getByRole('button').first()).toBeVisible();
}

async function talking(stage: Stage, setting: Setting = {}): Promise<void> {
  await closed(stage, setting);
  await anyLauncher(stage.page).click();
  const chat = messenger(stage.page);
  await chat.getByRole('textbox').fill('Where is my order?');
  await chat.getByRole('textbox').press('Enter');
  await expect(chat.getByRole('log')).toContainText('Where is my order?');
}

async function goTo({ page, site, companion }: Stage, setting: Setting, attributes = ''): Promise<void> {
  const { direction = 'ltr', language = 'en' } = setting;
  const html = plainPage(tagOf(companion, attributes), '<main><h1>A page</h1></main>');
  const address = site.put(
    '/state',
    html.replace('<html lang="en">', `<html lang="${language}" dir="${direction}">`),
  );
  await page.goto(address);
}

/** Whatever the language that its name is in. */
function anyLauncher(page: Page) {
  return page.locator('messenger-tag').getByRole('button').first();
}
