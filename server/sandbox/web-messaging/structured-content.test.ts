import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { examplesAt } from '../agent/examples.ts';
import { outboundContent } from './structured-content.ts';

const samples = {
  ...examplesAt(new Date('2027-02-28T12:00:00Z')),
  Attachment: {
    contentType: 'Attachment',
    attachment: {
      id: 'a-1',
      mediaType: 'Image',
      url: 'https://api.mypurecloud.ie/api/v2/downloads/a-1',
      filename: 'receipt.png',
    },
  },
};

test.each(Object.entries(samples))('a %s is read as it was written', (_kind, part) => {
  expect(outboundContent.parse([part])).toEqual([part]);
});

test('what is wrong is said in words, with the place where it stands', () => {
  const { description: _left, ...card } = samples.Card.card;
  const problem = outboundContent.safeParse([samples.QuickReply, { contentType: 'Card', card }]).error;
  expect(problem && z.prettifyError(problem)).toContain('[1].card.description');
});

test('a mistyped member, an address that is not of the web and an unknown kind are refused', () => {
  const wrong = [
    { contentType: 'QuickReply', quickReply: { text: 'Red', payload: 'RED', txt: 'Red' } },
    { contentType: 'Card', card: { ...samples.Card.card, image: 'javascript:alert(1)' } },
    { contentType: 'Dance', dance: {} },
  ];
  for (const part of wrong) expect(outboundContent.safeParse([part]).success).toBe(false);
});

test('two questions whose answers could not be told apart are refused', () => {
  expect(outboundContent.safeParse([samples.DatePicker, samples.Form]).error?.message).toContain(
    'one date picker, list picker or form',
  );
  expect(outboundContent.safeParse([samples.Card, samples.QuickReply, samples.Form]).success).toBe(true);
});

test('whatever arrives is content or a problem, never an error', () => {
  const almostContent = fc.oneof(
    fc.anything(),
    fc.array(fc.anything()),
    ...Object.entries(samples).map(([contentType, sample]) => {
      const member = Object.keys(sample).find((name) => name !== 'contentType') ?? '';
      return fc.array(fc.record({ contentType: fc.constant(contentType), [member]: fc.anything() }));
    }),
  );
  fc.assert(fc.property(almostContent, (content) => void outboundContent.safeParse(content)));
});

test('what is let through is what was written, whichever member was left out or changed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(samples)), fc.nat(), fc.jsonValue(), (sample, at, value) => {
      const changed = withOneChanged(sample, at, value);
      const { success, data } = outboundContent.safeParse([changed]);
      if (success) expect(data).toEqual([changed]);
    }),
  );
});

/** A copy in which one member, counted through the whole, has another value. */
function withOneChanged(whole: unknown, at: number, value: unknown): unknown {
  const copy: unknown = structuredClone(whole);
  const places: (() => void)[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [name, member] of Object.entries(node)) {
      places.push(() => Object.assign(node, { [name]: value }));
      visit(member);
    }
  };
  visit(copy);
  places[at % places.length]?.();
  return copy;
}
