import { describe, expect, it } from 'vitest';
import { languages } from '../build-time.ts';
import { availabilityTexts } from './availability-texts.ts';

describe('the words of opening hours and waiting', () => {
  it('are there in every language of the chat', () => {
    expect(Object.keys(availabilityTexts).sort()).toEqual([...languages].sort());
  });

  it.each(Object.entries(availabilityTexts))(
    'are all there in %s, not left in English, and with the same places to fill in',
    (language, texts) => {
      for (const [name, text] of Object.entries(texts)) {
        const english = availabilityTexts.en[name as keyof typeof texts];
        expect(text).toMatch(/\S/);
        expect(text.match(/\{\w+\}/g)).toEqual(english.match(/\{\w+\}/g));
        if (language !== 'en') expect(text).not.toBe(english);
      }
    },
  );
});
