import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { scenarios } from './scenario.testing.ts';
import { scenarioSchema } from './schema.ts';
import { shop } from './shop.ts';

/** What a tester reads of a scenario that is refused. */
function refusalOf(scenario: unknown): string {
  const { error } = scenarioSchema.safeParse(scenario);
  return error ? z.prettifyError(error) : 'it is taken';
}

const start = (...steps: unknown[]) => ({ name: 'Bot', start: steps });

describe('a scenario', () => {
  it.each(['order-status', 'hand-over'])('is taken as it is: %s.json', (name) => {
    const file = readFileSync(new URL(`examples/${name}.json`, import.meta.url), 'utf8');
    expect(scenarioSchema.parse(JSON.parse(file))).toEqual(JSON.parse(file));
  });

  it('is taken as it is: the shop assistant', () => {
    expect(scenarioSchema.parse(JSON.parse(JSON.stringify(shop)))).toEqual(shop);
  });

  it.each([
    [42, 'a scenario has these members: name, start, answers, otherwise, note'],
    [{}, 'at name'],
    [{ name: 'Bot', begin: [] }, 'begin is not known: a scenario has these members'],
    [start({ say: 'Hello' }, { says: 'Hello' }), 'at start[1]'],
    [start({ says: 'Hello' }), 'a step is a text, or has one of say, ask, wait'],
    [
      start({ say: 'Hello', quickreplies: ['Hi'] }),
      'quickreplies is not known: say has these members: say, quick',
    ],
    [start({ say: '' }), 'write at least one word\n  → at start[0].say'],
    [start({ wait: '2s' }), 'write milliseconds, as 1500, or "visitor"\n  → at start[0].wait'],
    [start({ wait: 0.5 }), 'write whole milliseconds, as 1500\n  → at start[0].wait'],
    [start({ handOver: false }), 'write true, or leave the step out'],
    [start({ ask: 'How many?', otherwise: 'What?' }), 'any words will do: add answers, or leave it out'],
    [{ name: 'Bot', answers: [{ when: '*ing', reply: 'Yes' }] }, 'write "deliver*"\n  → at answers[0].when'],
    [{ name: 'Bot', answers: [{ when: [], reply: 'Yes' }] }, 'at least one pattern'],
    [
      start({ ask: 'Which?', answers: [{ when: 'red', reply: [{ say: 7 }] }] }),
      'write a text in quotes\n  → at start[0].answers[0].reply[0].say',
    ],
    [start({ content: [{ contentType: 'Carousel' }] }), 'at start[0].content[0].carousel'],
  ])('%j is refused in words that name the step', (scenario, words) => {
    expect(refusalOf(scenario)).toContain(words);
  });

  it('nested without end is refused, not followed', () => {
    let steps: unknown = 'Too deep';
    for (let level = 0; level < 5_000; level++) steps = [{ ask: '?', answers: [{ when: '', reply: steps }] }];
    expect(refusalOf({ name: 'Bot', start: steps })).toContain('levels deep');
  });
});

test('whatever JSON a file holds, it is taken or refused in words', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.record({ name: fc.string(), start: fc.jsonValue() })), (json) => {
      expect(refusalOf(json)).not.toBe('');
    }),
  );
});

test('whatever is put in the place of a step, an answer or a text, it is taken or refused in words', () => {
  fc.assert(
    fc.property(scenarios, fc.nat(), fc.jsonValue(), (scenario, place, json) => {
      const values: unknown[] = [];
      JSON.stringify(scenario, (_name, value) => {
        values.push(value);
        return value;
      });
      let left = place % values.length;
      const changed = JSON.stringify(scenario, (_name, value) => (left-- === 0 ? json : value));
      expect(refusalOf(JSON.parse(changed))).not.toBe('');
    }),
  );
});

test('every scenario that is written by the rules is taken', () => {
  fc.assert(
    fc.property(scenarios, (scenario) => {
      expect(refusalOf(scenario)).toBe('it is taken');
    }),
  );
});
