import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviceOn } from './chat/advice.ts';
import { options } from './options.ts';

describe('the options of a tag', () => {
  it('are good without any', () => {
    expect(adviceOn({})).toEqual([]);
  });

  it.each([
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
    ['fallbackUrl', 'mailto:help@shop.example'],
    ['showOn', '/shop/*, /help'],
    ['debug', ''],
    ['attributeOrderId', 'anything'],
  ])('take %s="%s"', (name, text) => {
    expect(adviceOn({ [name]: text })).toEqual([]);
  });

  it.each([
    ['load', 'soon'],
    ['load', 'delay:'],
    ['consent', 'maybe'],
    ['offset', '20px,12px'],
    ['color', 'red;} *{display:none'],
    ['color', 'url("//evil.example")'],
    ['fallbackUrl', 'javascript:alert(1)'],
    ['zIndex', '1;top:0'],
    ['deploymentId', '0c3f'],
  ])('refuse %s="%s" with one warning, which names it as the tag does', (name, text) => {
    const kebab = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    expect(adviceOn({ [name]: text })).toEqual([`bad ${kebab}: ${text}; the default is used`]);
  });

  it('that nobody knows are named', () => {
    expect(adviceOn({ fooBar: '1' })).toEqual(['there is no option foo-bar']);
    expect(adviceOn({ constructor: '1' } as never)).toEqual(['there is no option constructor']);
  });

  it('give one warning or none for any text, and never throw', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(options)), fc.string({ unit: 'binary' }), (name, text) => {
        expect(adviceOn({ [name]: text }).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('have defaults that are among their own values', () => {
    for (const [name, row] of Object.entries(options)) {
      if (row.default) expect(adviceOn({ [name]: row.default })).toEqual([]);
    }
  });
});
