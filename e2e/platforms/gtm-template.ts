import { isDeepStrictEqual } from 'node:util';
import vm from 'node:vm';

/** A template of Google Tag Manager: its sections by name, in the form in which the editor exports them. */
export type Sections = Readonly<Record<string, string>>;

export interface Scenario {
  readonly name: string;
  readonly code: string;
}

/** The permissions that a template asks for: what each API needs, `developers.google.com/tag-platform/tag-manager/templates/permissions`. */
export const neededBy: Readonly<Record<string, string>> = {
  createArgumentsQueue: 'access_globals',
  injectScript: 'inject_script',
  isConsentGranted: 'access_consent',
  addConsentListener: 'access_consent',
  logToConsole: 'logging',
};

/** APIs that need none. */
const free = ['encodeUriComponent', 'makeTableMap'];

export function sectionsOf(template: string): Sections {
  const parts = template.split(/^___([A-Z_]+)___\n/m).slice(1);
  return Object.fromEntries(
    parts.flatMap((name, at) => (at % 2 === 0 ? [[name, (parts[at + 1] ?? '').trim()]] : [])),
  );
}

/** The tests' section is YAML, of which the editor writes only this much: names, and code as blocks. */
export function scenariosOf(section: string): { scenarios: Scenario[]; setup: string } {
  const [, listed = '', setup = ''] =
    /^scenarios:\n([\s\S]*?)(?:^setup: \|-\n([\s\S]*))?$(?![\s\S])/m.exec(section) ?? [];
  const scenarios = listed
    .split(/^- name: /m)
    .slice(1)
    .map((text) => {
      const [name = '', head = '', ...lines] = text.split('\n');
      if (head.trim() !== 'code: |-') throw new Error(`The scenario “${name}” has its code in another form.`);
      return { name, code: outdented(lines, 4) };
    });
  return { scenarios, setup: outdented(setup.split('\n'), 2) };
}

function outdented(lines: string[], by: number): string {
  return lines.map((line) => line.slice(by)).join('\n');
}

/**
 * Runs a scenario as the editor's test runner does: a fresh template with its APIs mocked, `runCode`, `mock`, `assertApi`
 * and `assertThat` as `…/templates/tests` describes them. Throws where an assertion does not hold.
 */
export function runScenario(sections: Sections, { code }: Scenario, setup: string): void {
  const calls: Record<string, unknown[][]> = {};
  const mocks: Record<string, unknown> = { gtmOnSuccess: undefined, gtmOnFailure: undefined };
  const api =
    (name: string) =>
    (...words: unknown[]) => {
      calls[name] = [...(calls[name] ?? []), words];
      const mock = name in mocks ? mocks[name] : defaults[name];
      return typeof mock === 'function' ? mock(...words) : mock;
    };
  const require = (name: string) => {
    if (!(name in neededBy) && !free.includes(name))
      throw new Error(`There is no API “${name}”, or it is not known here.`);
    return api(name);
  };
  const template = vm.compileFunction(sections.SANDBOXED_JS_FOR_WEB_TEMPLATE ?? '', ['require', 'data']);
  const test = vm.compileFunction(`${setup}\n${code}`, ['runCode', 'mock', 'assertApi', 'assertThat']);
  test(
    (data: object) =>
      template(require, { ...data, gtmOnSuccess: api('gtmOnSuccess'), gtmOnFailure: api('gtmOnFailure') }),
    (name: string, mock: unknown) => {
      mocks[name] = mock;
    },
    (name: string) => ({
      wasCalled: () => must(calls[name] !== undefined, `${name} was not called`),
      wasNotCalled: () => must(calls[name] === undefined, `${name} was called`),
    }),
    (found: unknown) => ({
      isEqualTo: (wanted: unknown) =>
        must(
          isDeepStrictEqual(plain(found), plain(wanted)),
          `${JSON.stringify(found)} is not ${JSON.stringify(wanted)}`,
        ),
    }),
  );
}

/** What those do that no test mocks: `…/templates/api`. */
const defaults: Readonly<Record<string, (...words: never[]) => unknown>> = {
  encodeUriComponent: (text: string) => encodeURIComponent(text),
  makeTableMap: (rows: Record<string, string>[], key: string, value: string) =>
    Object.fromEntries(rows.map((row) => [row[key], row[value]])),
  isConsentGranted: () => true,
  addConsentListener: () => undefined,
};

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function must(holds: boolean, words: string): void {
  if (!holds) throw new Error(words);
}
