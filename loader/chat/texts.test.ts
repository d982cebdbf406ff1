import { describe, expect, it } from 'vitest';
import en from './texts/en.ts';
import type { Texts } from './texts.ts';

const files = import.meta.glob<Texts>('./texts/*.ts', { eager: true, import: 'default' });

describe.each(Object.entries(files))('the words in %s', (path, texts) => {
  it('are of the language that names the file', () => {
    expect(path).toBe(`./texts/${texts.language}.ts`);
    expect(texts.language).toMatch(/^[a-z]{2}$/);
  });

  it('give a reason for every problem that English has one for', () => {
    expect(Object.keys(texts.reasons).sort()).toEqual(Object.keys(en.reasons).sort());
  });

  it('are all there', () => {
    const { reasons, ...others } = texts;
    for (const text of Object.values({ ...reasons, ...others })) expect(text).toMatch(/\S/);
  });

  if (texts !== en)
    it('are not left in English, but for “Chat”', () => {
      const english = Object.values({ ...en, ...en.reasons, title: '' });
      const { reasons, title, ...others } = texts;
      for (const text of Object.values({ ...reasons, ...others })) expect(english).not.toContain(text);
    });
});
