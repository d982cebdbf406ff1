import { describe, expect, it } from 'vitest';
import { languages } from './build-time.ts';
import { inviteTexts } from './invite-texts.ts';

describe('the words of an invitation', () => {
  it('are there in every language of the chat', () => {
    expect(Object.keys(inviteTexts).sort()).toEqual([...languages].sort());
  });

  it.each(Object.entries(inviteTexts))('are all there, and not left in English, in %s', (language, texts) => {
    for (const [name, text] of Object.entries(texts)) {
      expect(text).toMatch(/\S/);
      if (language !== 'en') expect(text).not.toBe(inviteTexts.en[name as keyof typeof texts]);
    }
  });
});
