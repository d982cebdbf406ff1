import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanAddress, cleanClickId, cleanNumber, cleanText } from './capture-cleaning.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 8 });
const digits = (minLength: number, maxLength = minLength) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength, maxLength });

const mail = fc.tuple(word, word, word).map(([name, host, end]) => `${name}@${host}.${end}`);
const phone = fc
  .tuple(
    fc.constantFrom('+', '00', '0', '(0'),
    digits(2, 3),
    fc.constantFrom(' ', '-', '/', ') ', '.', ''),
    digits(6, 8),
  )
  .map((parts) => parts.join(''));
/** With the check digit that cards have. */
const card = fc
  .tuple(fc.constantFrom('4', '5', '37'), digits(13), fc.constantFrom('', ' ', '-'))
  .map(([kind, rest, gap]) => {
    const number = (kind + rest).slice(0, 15);
    const last = [...'0123456789'].find((digit) => isCard(number + digit)) ?? '0';
    return (number + last).replace(/(....)(?=.)/g, `$1${gap}`);
  });
const bytes = fc.noBias(fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 24, maxLength: 24 }));
const token = bytes.map((list) => base64url(list));
const hex = bytes.map((list) => list.map((byte) => byte.toString(16).padStart(2, '0')).join(''));
const jwt = fc
  .tuple(mail, hex)
  .map(
    ([sub, end]) =>
      `eyJhbGciOiJIUzI1NiJ9.${base64url([...new TextEncoder().encode(JSON.stringify({ sub }))])}.${end}`,
  );
const field = fc
  .tuple(fc.constantFrom('email', 'token', 'session', 'sid', 'user_name', 'api-key', 'password'), word)
  .map(([name, value]) => `${name}=${value}`);

const personal = { mail, phone, card, token, hex, jwt, uuid: fc.uuid(), field };

/** What is random may be words by chance: so the same ones are tried each time, and below it is counted how often. */
const same = { seed: 20_261_126 };

/** As people and programs write it into a link: once more, or several times over. */
const encoded = (times: number, text: string): string =>
  times === 0 ? text : encoded(times - 1, encodeURIComponent(text));

describe.each(Object.entries(personal))('a %s', (_, kind) => {
  it('goes into no attribute, whatever stands around it and however it is encoded', () => {
    fc.assert(
      fc.property(
        kind,
        word,
        fc.constantFrom(' ', '_', '-', ':', '/'),
        fc.nat(3),
        (text, before, gap, times) => {
          expect(cleanText(encoded(times, text))).toBeUndefined();
          expect(cleanText(encoded(times, before + gap + text))).toBeUndefined();
        },
      ),
      same,
    );
  });

  it('stays in no folder of an address, and in no part of it that is not the path', () => {
    fc.assert(
      fc.property(kind, fc.nat(3), (text, times) => {
        const folder = encoded(times, encodeURIComponent(text));
        expect(cleanAddress(`https://shop.example/hats/${folder}/new?q=${folder}#${folder}`)).toBe(
          'https://shop.example/hats/*/new',
        );
        expect(cleanAddress(`https://shop.example/?utm_source=${folder}&x=${folder}`)).toBe(
          'https://shop.example/',
        );
      }),
      same,
    );
  });
});

it('passes for words in fewer than one of a thousand random tokens', () => {
  const passed = fc
    .sample(token, { numRuns: 10_000, ...same })
    .filter((text) => cleanText(text) !== undefined);
  expect(passed.length).toBeLessThan(10);
});

describe('the name of a campaign', () => {
  it.each([
    'newsletter',
    'google',
    'summer_sale_2026',
    'black-friday-2026-11-27',
    '20261127',
    'Q4_2026_DE_Brand_Exact',
    'iPhone 15 Pro',
    'ad_group_3_v2_mobile_728x90',
    'Frühjahrsaktion',
    'اليوم الوطني',
    '100% off',
    'c++ developers',
    '2025-2026',
  ])('%s is left as it is', (text) => {
    expect(cleanText(text)).toBe(text);
  });

  it('is cut where nobody would read on, and never in the middle of a character', () => {
    expect(cleanText('🎩 '.repeat(100))).toBe('🎩 '.repeat(60));
    expect(cleanText('hat '.repeat(1_000))).toBeUndefined();
  });

  it('may be a number, but not that of a card', () => {
    expect(cleanNumber('21345678901')).toBe('21345678901');
    expect(cleanNumber('4111111111111111')).toBeUndefined();
    expect(cleanText('21345678901')).toBeUndefined();
  });
});

it('the mark of a click is random, and nothing but that', () => {
  expect(cleanClickId('EAIaIQobChMI_x-1')).toBe('EAIaIQobChMI_x-1');
  expect(cleanClickId('bob@example.com')).toBeUndefined();
  expect(cleanClickId('short')).toBeUndefined();
});

describe('an address', () => {
  it.each([
    ['https://bob:secret@shop.example/hats?email=bob@example.com#me', 'https://shop.example/hats'],
    ['https://shop.example/users/bob/orders', 'https://shop.example/users/*/orders'],
    ['https://shop.example/hats;jsessionid=A1', 'https://shop.example/*'],
    ['https://shop.example/reset-password/Xy1', 'https://shop.example/reset-password/*'],
    ['https://shop.example/', 'https://shop.example/'],
    ['https://shop.example/?utm_source=a&utm_term=bob@example.com', 'https://shop.example/?utm_source=a'],
    ['javascript:alert(1)', undefined],
    ['data:text/plain,bob', undefined],
    ['', undefined],
  ])('%s becomes %s', (address, cleaned) => {
    expect(cleanAddress(address)).toBe(cleaned);
  });
});

function isCard(number: string): boolean {
  return cleanNumber(number) === undefined;
}

function base64url(list: number[]): string {
  return btoa(String.fromCharCode(...list))
    .replace(/[+/]/g, (one) => (one === '+' ? '-' : '_'))
    .replaceAll('=', '');
}
