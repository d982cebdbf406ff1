import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Message, play } from './play.ts';
import { scenarios, visitorWords } from './scenario.testing.ts';
import type { Scenario } from './scenario.ts';
import { scenarioSchema } from './schema.ts';
import { shop } from './shop.ts';

const example = (name: string): Scenario =>
  scenarioSchema.parse(JSON.parse(readFileSync(new URL(`examples/${name}.json`, import.meta.url), 'utf8')));

/** Talks to the bot: each call gives it the visitor's words, and answers what it says and does until it listens again. */
function conversation(scenario: Scenario) {
  const playing = play(scenario, 'start');
  return (words = ''): unknown[] => {
    const seen: unknown[] = [];
    for (let turn = playing.next(words); !turn.done && turn.value.do !== 'listen'; turn = playing.next('')) {
      const { value } = turn;
      if (value.do === 'say') seen.push(inShort(value.message));
      else if (value.do !== 'wait') seen.push('ms' in value ? { [value.do]: value.ms } : value.do);
      if (value.do === 'handOver' || value.do === 'disconnect') break;
    }
    return seen;
  };
}

/** Its text, and the kinds of what it offers. */
function inShort({ text = '', content = [] }: Message): string {
  return [text, ...content.map(({ contentType }) => `[${contentType}]`)].join(' ').trim();
}

describe('the shop assistant', () => {
  it('knows the subjects of a shop, offers products, and quotes what it does not understand', () => {
    const say = conversation(shop);
    expect(say()).toEqual([expect.stringContaining('I am Robin, the shop assistant.')]);
    expect(say('When is my delivery?')).toEqual([expect.stringContaining('working days')]);
    expect(say('can I RETURN this')).toEqual([expect.stringContaining('60 days')]);
    expect(say('Show me your bestsellers')).toEqual(['People like these two best. [Card] [Card]']);
    expect(say('quux')).toEqual(['You wrote “quux”. I will pass that on to a colleague.']);
    expect(say(`${'quux '.repeat(100)}`)).toEqual([expect.stringMatching(/quux …”/)]);
    expect(say('')).toEqual(['Thank you, I have received that.']);
  });

  it('understands every answer that it offers', () => {
    const offered = JSON.stringify(shop).match(/(?<="(?:quickReplies|buttons)":\[)[^\]]+/g) ?? [];
    const answers: string[] = offered.flatMap((list) => JSON.parse(`[${list}]`));
    expect(answers.length).toBeGreaterThan(3);
    const say = conversation(shop);
    say();
    for (const words of answers) expect(say(words).join()).not.toContain('colleague');
  });
});

test('the order bot asks until it has a number of the right form, then for a date', () => {
  const say = conversation(example('order-status'));
  expect(say()).toEqual([
    'Hello! I know where your parcel is.',
    'What is your order number? It is on the receipt, as A-1234.',
  ]);
  expect(say('B-12')).toEqual(['“B-12” is no order number. It begins with an A and has four digits.']);
  expect(say('sorry, a-4711!')).toEqual([
    { type: 500 },
    'a-4711 left our house this morning.',
    'When shall we bring it? [DatePicker]',
  ]);
  expect(say('2030-03-01T09:00:00Z')).toEqual(['It is noted: 2030-03-01T09:00:00Z.', 'disconnect']);
});

test('the reception hands a complaint over to a person, and ends all else', () => {
  const complaint = conversation(example('hand-over'));
  expect(complaint()).toEqual(['Welcome. What is it about? [QuickReply] [QuickReply]']);
  expect(complaint('A complaint')).toEqual(['I am sorry to hear that.', 'Please tell me what happened.']);
  expect(complaint('The umbrella leaks.')).toEqual([
    'Thank you. A person will read this and answer you here.',
    'handOver',
  ]);

  const other = conversation(example('hand-over'));
  other();
  expect(other('Something else')).toEqual(['I can take complaints only. Goodbye!']);
  expect(other('Oh.')).toEqual(['disconnect']);
});

test('a bot without answers listens and is silent', () => {
  const say = conversation({ name: 'Quiet' });
  expect(say()).toEqual([]);
  expect(say('Hello?')).toEqual([]);
});

test('what the visitor wrote is quoted as it is, whatever signs it has', () => {
  const say = conversation({ name: 'Echo', otherwise: '{words}|{match}' });
  say();
  expect(say('$& {match} $1')).toEqual(['$& {match} $1|']);
});

test('every scenario plays with every visitor', () => {
  fc.assert(
    fc.property(scenarios, visitorWords, fc.constantFrom('start', 'answers'), (scenario, visitor, from) => {
      const playing = play(scenario, from);
      let turn = playing.next('');
      for (const words of visitor) {
        for (; !turn.done && turn.value.do !== 'listen'; turn = playing.next('')) {
          if (turn.value.do === 'say') expect(turn.value.message).toSatisfy(hasText);
        }
        turn = playing.next(words);
      }
    }),
  );
});

const hasText = ({ text, content }: Message) => text !== undefined || content !== undefined;
