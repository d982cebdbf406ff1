import { readdirSync } from 'node:fs';
import { expect, panel, plainPage, requestsOf, tagOf, test } from './fixtures.ts';

const languages: Record<string, { opens: string; again: string }> = {
  ar: { opens: 'محادثة', again: 'حاول مرة أخرى' },
  de: { opens: 'Chat', again: 'Noch einmal versuchen' },
  en: { opens: 'Chat', again: 'Try again' },
  es: { opens: 'Chat', again: 'Intentar de nuevo' },
  fr: { opens: 'Chat', again: 'Réessayer' },
  it: { opens: 'Chat', again: 'Riprova' },
  ja: { opens: 'チャット', again: 'もう一度試す' },
  nl: { opens: 'Chat', again: 'Opnieuw proberen' },
  pl: { opens: 'Czat', again: 'Spróbuj ponownie' },
  pt: { opens: 'Chat', again: 'Tentar de novo' },
};

test('every language that the chat has is tried here', () => {
  const files = readdirSync(new URL('../loader/chat/texts', import.meta.url));
  expect(files.map((file) => file.replace('.ts', '')).sort()).toEqual(Object.keys(languages).sort());
});

for (const [language, { opens, again }] of Object.entries(languages)) {
  test(`a page in ${language} gets its words in ${language}, and fetches no other`, async ({
    page,
    site,
    companion,
  }) => {
    const requests = await requestsOf(page);
    await page.route('**/genesys.min.js', (route) => route.abort());
    const html = plainPage(tagOf(companion)).replace('lang="en"', `lang="${language}-XX"`);
    await page.goto(site.put('/', html));
    const button = page.locator('messenger-tag').getByRole('button').first();
    await button.click();
    await expect(panel(page).getByRole('button', { name: again })).toBeVisible();
    await expect(button).toHaveAccessibleName(opens);
    await expect(panel(page)).toHaveCSS('direction', language === 'ar' ? 'rtl' : 'ltr');
    const fetched = requests.map(({ url }) => /\/(\w\w)(?:\.\d+)?\.js\?/.exec(url)?.[1]).filter(Boolean);
    expect(fetched).toEqual(language === 'en' ? [] : [language]);
  });
}

test('the option locale goes before the page’s language, and an unknown language is English', async ({
  page,
  site,
  companion,
}) => {
  await page.route('**/genesys.min.js', (route) => route.abort());
  const retry = (name: string) => panel(page).getByRole('button', { name });
  const open = () => page.locator('messenger-tag').getByRole('button').first().click();
  await page.goto(site.put('/de', plainPage(tagOf(companion, 'data-locale="de-AT"'))));
  await open();
  await expect(retry('Noch einmal versuchen')).toBeVisible();
  await page.goto(site.put('/tlh', plainPage(tagOf(companion, 'data-locale="tlh"'))));
  await open();
  await expect(retry('Try again')).toBeVisible();
});
