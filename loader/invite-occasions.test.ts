// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { optionsOfInvite } from './build-time.ts';
import { type Occasion, parseOccasions, watchOccasions } from './invite-occasions.ts';

describe('the occasions of data-invite', () => {
  it.each<[string, Occasion[]]>([
    ['delay:20s', [{ kind: 'delay', ms: 20_000 }]],
    ['delay:1500ms', [{ kind: 'delay', ms: 1_500 }]],
    ['scroll:60%', [{ kind: 'scroll', share: 0.6 }]],
    ['exit', [{ kind: 'exit' }]],
    ['idle', [{ kind: 'idle', ms: 30_000 }]],
    ['idle:2s', [{ kind: 'idle', ms: 2_000 }]],
    ['scroll:100%, exit', [{ kind: 'scroll', share: 1 }, { kind: 'exit' }]],
  ])('are read from %s', (text, occasions) => {
    expect(parseOccasions(text)).toEqual(occasions);
  });

  it.each([
    '',
    'delay',
    'delay:20',
    'delay:-1s',
    'scroll:101%',
    'scroll:60',
    'exit:1s',
    'soon',
    'exit,soon',
    'exit,',
  ])('are none in “%s”', (text) => {
    expect(parseOccasions(text)).toEqual([]);
  });

  it('are as the text says, or none, whatever that is; and no time is more than a timer can wait', () => {
    const one = fc.oneof(
      fc.nat().map((ms) => `delay:${ms}ms`),
      fc.bigInt({ min: 0n }).map((s) => `idle:${s}s`),
      fc.integer({ min: 0, max: 100 }).map((share) => `scroll:${share}%`),
      fc.constantFrom('exit', 'idle'),
    );
    fc.assert(
      fc.property(fc.array(one, { minLength: 1 }), (texts) => {
        const occasions = parseOccasions(texts.join(','));
        expect(occasions.map(({ kind }) => kind)).toEqual(texts.map((text) => text.split(':')[0]));
        for (const occasion of occasions) if ('ms' in occasion) expect(occasion.ms).toBeLessThan(2 ** 31);
      }),
    );
  });
});

describe('the table of options and this file', () => {
  it('agree on what is an invitation', () => {
    const piece = fc.constantFrom(
      'delay:',
      'idle',
      ':',
      'scroll:',
      '5',
      '60',
      '100',
      '999',
      's',
      'ms',
      '%',
      'exit',
      ',',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((all) => all.join('')),
        ),
        (text) => {
          const isGood = RegExp(`^(${optionsOfInvite.invite})$`).test(text) && text !== '';
          if (isGood) expect(parseOccasions(text), text).not.toEqual([]);
          if (text === text.trim()) expect(parseOccasions(text).length > 0, text).toBe(isGood);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('an occasion', () => {
  let ending: AbortController;

  beforeEach(() => {
    vi.useFakeTimers();
    ending = new AbortController();
  });
  afterEach(() => {
    ending.abort();
    vi.useRealTimers();
  });

  const watch = (text: string) => {
    const happened = vi.fn();
    watchOccasions(parseOccasions(text), ending.signal, happened);
    return happened;
  };

  it('comes with its time, counted from the start of the page', () => {
    const before = performance.now();
    const happened = watch(`delay:${Math.ceil(before) + 500}ms`);
    vi.advanceTimersByTime(400);
    expect(happened).not.toHaveBeenCalled();
    vi.advanceTimersByTime(200);
    expect(happened).toHaveBeenCalledOnce();
  });

  it('is the first of several, and none comes after it', () => {
    const happened = watch('exit,idle:5s');
    document.documentElement.dispatchEvent(new MouseEvent('mouseleave', { clientY: 300 }));
    expect(happened).not.toHaveBeenCalled();
    document.documentElement.dispatchEvent(new MouseEvent('mouseleave', { clientY: -2 }));
    expect(happened).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(60_000);
    expect(happened).toHaveBeenCalledOnce();
  });

  it('is put off by whatever the visitor does, where that is to be idle', () => {
    const happened = watch('idle:5s');
    for (const act of ['pointermove', 'keydown', 'scroll']) {
      vi.advanceTimersByTime(4_000);
      document.dispatchEvent(new Event(act));
    }
    vi.advanceTimersByTime(4_900);
    expect(happened).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_200);
    expect(happened).toHaveBeenCalledOnce();
  });

  it('never comes after the tag has left the page', () => {
    const happened = watch('delay:9s,idle:1s,exit,scroll:0%');
    ending.abort();
    vi.advanceTimersByTime(60_000);
    document.dispatchEvent(new Event('scroll'));
    document.documentElement.dispatchEvent(new MouseEvent('mouseleave', { clientY: -2 }));
    expect(happened).not.toHaveBeenCalled();
  });
});
