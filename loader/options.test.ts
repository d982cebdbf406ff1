import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allOptions, earlyOptions, optionsOfParts } from './build-time.ts';
import { slipsIn } from './chat/advice.ts';
import { readOptions } from './chat/options-of-chat.ts';
import { patternOf } from './option-kinds.ts';
import { type ChatOptionName, type OptionName, options } from './options.ts';
import { parseOptions } from './parse-options.ts';

type Row = { values: readonly string[]; default: string };

const everyOption = { ...allOptions, ...optionsOfParts };

/** As the chat reads it, or the part that the option is for. */
const effective = (name: string, text: string): string =>
  name in allOptions
    ? readOptions({ [name]: text })[name as ChatOptionName]
    : parseOptions(everyOption, { [name]: text })[name as OptionName];

const defaultOf = (name: string) => options[name as OptionName].default;

const goodValues: [OptionName, string][] = [
  ['load', 'delay:5000'],
  ['load', 'visible'],
  ['consent', 'tcf'],
  ['consent', 'tcf:1,3'],
  ['position', 'left'],
  ['offset', '0,100'],
  ['color', 'rgb(1 2 3 / 50%)'],
  ['color', 'rebeccapurple'],
  ['label', 'Fragen Sie uns!'],
  ['zIndex', '-1'],
  ['fallbackUrl', '/contact'],
  ['fallbackUrl', '/'],
  ['fallbackUrl', 'mailto:help@shop.example'],
  ['showOn', '/shop/*, /help'],
  ['debug', ''],
  ['deploymentId', '0c3f0000-1111-4222-8333-444455556666'],
  ['region', 'euw1'],
  ['tokenEndpoint', 'none'],
  ['launcher', 'genesys'],
  ['locale', 'pt-BR'],
  ['hideOn', '/checkout*'],
  ['userToken', 'eyJhbGciOiJIUzI1NiJ9.e30.x'],
  ['analytics', 'none'],
  ['launcherIcon', 'headset'],
  ['launcherIcon', '/images/chat.svg'],
  ['launcherIcon', 'https://cdn.shop.example/chat.png'],
  ['launcherText', 'Fragen? Wir helfen.'],
  ['launcherTooltip', 'Mon–Fri, 9–17'],
  ['launcherPanel', 'color'],
  ['launcherSize', 'large'],
  ['launcherShape', 'rounded'],
  ['invite', 'delay:20s'],
  ['invite', 'scroll:60%, exit,idle:500ms'],
  ['inviteText', 'May we help?'],
  ['inviteOnce', 'visitor'],
  ['capture', 'utm, page'],
  ['alert', 'sound,title'],
  ['whenClosed', 'message'],
  ['showWait', ''],
];

describe('the options of a tag', () => {
  it('have their defaults where the tag says nothing', () => {
    const defaults = Object.fromEntries(Object.keys(allOptions).map((name) => [name, defaultOf(name)]));
    expect(readOptions({})).toEqual(defaults);
  });

  it('have a default that is one of their values, or none', () => {
    for (const [name, { values, default: byDefault }] of Object.entries<Row>(options)) {
      const isOne = values.some((value) => RegExp(`^(${patternOf(value)})$`).test(byDefault));
      expect(byDefault === '' || isOne, name).toBe(true);
    }
  });

  it('are all tried below', () => {
    const tried = new Set(goodValues.map(([name]) => name));
    expect([...tried].sort()).toEqual(Object.keys(options).sort());
  });

  it('are of kinds that have a form', () => {
    for (const form of Object.values(everyOption)) expect(form).not.toMatch(/undefined|<\w+>/);
  });

  it.each(goodValues)('take %s="%s"', (name, text) => {
    expect(effective(name, text)).toBe(text);
    expect(slipsIn({ [name]: text }, everyOption)).toEqual([]);
  });

  it.each([
    ['load', 'soon'],
    ['load', 'delay:'],
    ['load', 'delay:60s'],
    ['offset', '20px,12px'],
    ['color', 'red;} *{display:none'],
    ['color', 'url("//evil.example")'],
    ['position', 'left:0}*{top'],
    ['fallbackUrl', 'javascript:alert(1)'],
    ['fallbackUrl', '//evil.example'],
    ['fallbackUrl', '/\\evil.example'],
    ['zIndex', '1;top:0'],
    ['deploymentId', '0c3f'],
    ['launcher', 'Own'],
    ['launcherIcon', 'Bubble'],
    ['launcherIcon', 'javascript:alert(1)'],
    ['launcherIcon', 'data:image/svg+xml,<svg/>'],
    ['launcherIcon', '//evil.example/x.svg'],
    ['launcherIcon', '/\\evil.example/x.svg'],
    ['launcherPanel', 'red'],
    ['launcherSize', '44px'],
    ['launcherShape', 'oval'],
    ['invite', 'delay:20'],
    ['invite', 'exit,soon'],
    ['invite', 'scroll:101%'],
    ['inviteOnce', 'always'],
    ['capture', 'utm,email'],
    ['alert', 'loud'],
    ['whenClosed', 'closed'],
  ])('have the default in effect, in both stages, for %s="%s"', (name, text) => {
    const raw = { [name]: text };
    expect(effective(name, text)).toBe(defaultOf(name));
    if (name in earlyOptions)
      expect(parseOptions(earlyOptions, raw)[name as keyof typeof earlyOptions]).toBe(
        parseOptions(earlyOptions, {})[name as keyof typeof earlyOptions],
      );
    expect(slipsIn(raw, everyOption)).toHaveLength(1);
    expect(slipsIn(raw, everyOption)[0]).toContain(`"${text}"`);
  });

  it.each(['Required', 'maybe', 'GRANTED', 'true', '', ' granted'])(
    'take consent="%s" as not given',
    (consent) => {
      expect(readOptions({ consent }).consent).toBe('required');
    },
  );

  it('are the same in both stages wherever stage one makes a difference', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(earlyOptions)),
        fc.string({ unit: 'binary' }),
        (name, text) => {
          const early = parseOptions(earlyOptions, { [name]: text })[name as keyof typeof earlyOptions];
          const whole = effective(name, text);
          const none = parseOptions(earlyOptions, {})[name as keyof typeof earlyOptions];
          // To stage one every value that makes no difference is as none.
          expect([whole, none]).toContain(early);
          if (early !== none) expect(whole).toBe(text);
        },
      ),
    );
  });

  it('come from the tag alone, not from what a page has added to all objects', () => {
    Object.assign(Object.prototype, { load: 'now', tokenEndpoint: 'https://evil.test/', consent: 'granted' });
    try {
      expect(readOptions({}).tokenEndpoint).toBe('api/guest-token');
      expect(readOptions({}).load).toBe('interaction');
    } finally {
      for (const name of ['load', 'tokenEndpoint', 'consent']) Reflect.deleteProperty(Object.prototype, name);
    }
  });

  it('have a value of the table for any text, and never throw', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(options)), fc.string({ unit: 'binary' }), (name, text) => {
        const row = options[name as OptionName];
        expect([text, row.default, 'ifBad' in row ? row.ifBad : row.default]).toContain(
          effective(name, text),
        );
        expect(slipsIn({ [name]: text }, everyOption).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the advice on a tag', () => {
  it('is none without a slip', () => {
    expect(slipsIn({}, everyOption)).toEqual([]);
    expect(slipsIn({ attributeOrderId: 'anything' }, everyOption)).toEqual([]);
  });

  it.each([
    ['colour', 'color'],
    ['deploymentid', 'deployment-id'],
    ['fallbackUrI', 'fallback-url'],
    ['labl', 'label'],
  ])('names the option that data-%s is nearly', (name, meant) => {
    expect(slipsIn({ [name]: '1' }, everyOption)[0]).toMatch(new RegExp(`is it data-${meant}\\?$`));
  });

  it.each([
    'nscript',
    'astroCid',
    'turboTrack',
    'cfasync',
    'noOptimize',
    'rocketSrc',
    'cookieconsent',
    'src',
    'id',
  ])('is silent on data-%s, which hosts and optimisers put on a script', (name) => {
    expect(slipsIn({ [name]: 'x' }, everyOption)).toEqual([]);
  });
});
