import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { describe, expect, test } from 'vitest';
import { options } from '../../loader/options.ts';
import { neededBy, runScenario, scenariosOf, sectionsOf } from './gtm-template.ts';

const sections = sectionsOf(readFileSync('public/gtm/messenger-tag.tpl', 'utf8'));
const code = sections.SANDBOXED_JS_FOR_WEB_TEMPLATE ?? '';
const fields = JSON.parse(sections.TEMPLATE_PARAMETERS ?? '') as Field[];
const permissions = JSON.parse(sections.WEB_PERMISSIONS ?? '') as Permission[];
const { scenarios, setup } = scenariosOf(sections.TESTS ?? '');

interface Field {
  name: string;
  type: string;
  subParams?: Field[];
  selectItems?: { value: string }[];
  valueValidators?: { type: string; args?: string[] }[];
}

interface Permission {
  instance: { key: { publicId: string }; param: { key: string; value: unknown }[] };
}

describe('the template for Google Tag Manager', () => {
  test('has the sections that the editor imports, in their order', () => {
    expect(Object.keys(sections)).toEqual([
      'TERMS_OF_SERVICE',
      'INFO',
      'TEMPLATE_PARAMETERS',
      'SANDBOXED_JS_FOR_WEB_TEMPLATE',
      'WEB_PERMISSIONS',
      'TESTS',
      'NOTES',
    ]);
    expect(JSON.parse(sections.INFO ?? '')).toMatchObject({ type: 'TAG', containerContexts: ['WEB'] });
  });

  test('asks for the permissions that its APIs need, and for no other', () => {
    const apis = [...code.matchAll(/require\('(\w+)'\)/g)].map(([, name = '']) => name);
    const needed = new Set(apis.flatMap((name) => neededBy[name] ?? []));
    expect(permissions.map(({ instance }) => instance.key.publicId).sort()).toEqual([...needed].sort());
  });

  test('touches no global but MessengerTag', () => {
    const globals = permissions.find(({ instance }) => instance.key.publicId === 'access_globals');
    expect(JSON.stringify(globals).match(/"MessengerTag[.q]*"/g)).toEqual([
      '"MessengerTag"',
      '"MessengerTag.q"',
    ]);
  });

  test('uses nothing that sandboxed JavaScript lacks', () => {
    expect(code).not.toMatch(
      /\b(window|document|this|new|class|async|await|import|fetch)\b|=>\s*\(\{|\/[gimsuy]+\b|`/,
    );
  });

  test('reads each of its fields, and has a field for each that it reads', () => {
    const all = fields.flatMap((field) => [field, ...(field.subParams ?? [])]);
    const named = all.filter(({ type }) => type !== 'GROUP').map(({ name }) => name);
    const read = [...code.matchAll(/\bdata\.(\w+)/g)]
      .map(([, name = '']) => name)
      .filter((name) => !name.startsWith('gtm'));
    expect([...new Set(read)].sort()).toEqual(named.sort());
  });

  test('offers for consent what the tag takes', () => {
    const offered =
      fields.find(({ name }) => name === 'consent')?.selectItems?.map(({ value }) => value) ?? [];
    for (const value of offered) expect(options.consent.values).toContain(value);
  });

  test('takes addresses with https, and nothing that no browser would fetch', () => {
    const pattern = new RegExp(validatorOf('companion'));
    for (const good of [
      'https://chat.example.com',
      'https://example.com/chat/',
      'https://chat.example.com/loader.js',
    ])
      expect(good).toMatch(pattern);
    for (const bad of [
      'http://chat.example.com',
      'javascript:alert(1)',
      'chat.example.com',
      'https://a@b.example',
      'https://a.example/?x',
    ])
      expect(bad).not.toMatch(pattern);
  });

  test.each(scenarios)('passes its own test: $name', (scenario) => {
    runScenario(sections, scenario, setup);
  });

  test('has tests that can fail', () => {
    const broken = { ...sections, SANDBOXED_JS_FOR_WEB_TEMPLATE: 'data.gtmOnSuccess();' };
    const failed = scenarios.filter((scenario) => {
      try {
        runScenario(broken, scenario, setup);
        return false;
      } catch {
        return true;
      }
    });
    expect(failed.length).toBeGreaterThanOrEqual(scenarios.length - 1);
  });

  test('is JavaScript', () => {
    expect(() => vm.compileFunction(code, ['require', 'data'])).not.toThrow();
  });
});

function validatorOf(name: string): string {
  const field = fields.find((each) => each.name === name);
  return field?.valueValidators?.find(({ type }) => type === 'REGEX')?.args?.[0] ?? '';
}
