import { afterEach, expect, test, vi } from 'vitest';
import { Language } from './language.ts';

const pageIn = (lang: string) => vi.stubGlobal('document', { documentElement: { lang } });
afterEach(() => vi.unstubAllGlobals());

const config = {
  languages: ['en-us', 'de-de'],
  defaultLanguage: 'en-us',
  labels: [{ language: 'de-DE', key: 'MessengerHomeHeaderTitle', text: 'Moin' }],
};

test('the page’s language counts, then the default, and before both what was chosen', () => {
  const language = new Language(config);
  pageIn('de-AT');
  expect(language.current).toBe('de-de');
  pageIn('fr');
  expect(language.current).toBe('en-us');
  language.choose('DE');
  expect(language.current).toBe('de-de');
});

test('a language that the deployment does not have is refused with those that it has', () => {
  expect(() => new Language(config).choose('fr')).toThrow(
    'This deployment does not speak "fr", but en-us, de-de.',
  );
});

test('labels are those of the language in use', () => {
  const language = new Language(config);
  pageIn('de');
  expect(language.label('MessengerHomeHeaderTitle')).toBe('Moin');
  expect(language.label('MessengerLauncherButtonText')).toBeUndefined();
  pageIn('en');
  expect(language.label('MessengerHomeHeaderTitle')).toBeUndefined();
});
