import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { chatOptions, launcherOptions, parseOptions } from './options.ts';

describe('the options of a tag', () => {
  it('have their defaults where nothing is said', () => {
    expect(parseOptions(launcherOptions, [], vi.fn())).toEqual({
      load: 'interaction',
      launcher: 'own',
      position: 'end',
      offset: '20,12',
      color: '#0165a7',
      label: 'Chat',
      zIndex: '99999998',
      fallbackUrl: '',
    });
  });

  it('are named in kebab case by the query and in camel case by the data set, and the later one wins', () => {
    const options = parseOptions(
      launcherOptions,
      [
        ['z-index', '1'],
        ['zIndex', '2'],
      ],
      vi.fn(),
    );
    expect(options.zIndex).toBe('2');
  });

  it.each([
    ['load', 'delay:5000'],
    ['load', 'IDLE'],
    ['position', 'left'],
    ['offset', '0,100'],
    ['color', 'rgb(1 2 3 / 50%)'],
    ['color', 'rebeccapurple'],
    ['label', 'Fragen Sie uns!'],
    ['z-index', '-1'],
    ['fallback-url', '/contact'],
    ['fallback-url', 'mailto:help@shop.example'],
  ])('take %s="%s"', (name, text) => {
    const warn = vi.fn();
    const options: Record<string, string> = parseOptions(launcherOptions, [[name, text]], warn);
    expect(Object.values(options)).toContain(text);
    expect(warn).not.toHaveBeenCalled();
  });

  it.each([
    ['load', 'soon'],
    ['load', 'delay:'],
    ['offset', '20px,12px'],
    ['color', 'red;} *{display:none'],
    ['color', 'url("//evil.example")'],
    ['fallback-url', 'javascript:alert(1)'],
    ['z-index', '1;top:0'],
  ])('refuse %s="%s" with one warning by name, and use the default', (name, text) => {
    const warn = vi.fn();
    expect(parseOptions(launcherOptions, [[name, text]], warn)).toEqual(
      parseOptions(launcherOptions, [], warn),
    );
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(name));
  });

  it('name a deployment by its UUID only', () => {
    const warn = vi.fn();
    const id = '0c3f9a52-7f2b-4b6f-9a51-6c2f0a1d7e11';
    expect(parseOptions(chatOptions, [['deployment-id', id]], warn).deploymentId).toBe(id);
    expect(parseOptions(chatOptions, [['deployment-id', 'my-deployment']], warn).deploymentId).toBe('');
    expect(warn).toHaveBeenCalledOnce();
  });

  it('are a value of their form or the default with one warning, for any text', () => {
    const table = { ...launcherOptions, ...chatOptions };
    const names = fc.constantFrom(...(Object.keys(table) as (keyof typeof table)[]));
    fc.assert(
      fc.property(names, fc.string({ unit: 'grapheme' }), (name, text) => {
        const warn = vi.fn();
        const value = parseOptions(table, [[name, text]], warn)[name];
        const byDefault = parseOptions(table, [], warn)[name];
        expect(warn.mock.calls.length).toBe(value === text ? 0 : 1);
        if (value !== text) expect(value).toBe(byDefault);
      }),
    );
  });

  it('never throw, whatever the names are', () => {
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom('__proto__', 'constructor', 'to-string', 'has-own-property', ''),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string())), (pairs) => {
        const options = parseOptions(launcherOptions, pairs, () => {});
        expect(Object.keys(options)).toEqual(Object.keys(launcherOptions));
      }),
    );
  });

  it('never let a colour out of the declaration that it stands in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseOptions(launcherOptions, [['color', text]], () => {}).color).not.toMatch(/[;{}"'\\<:]/);
      }),
    );
  });
});
