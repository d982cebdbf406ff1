import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OptionName } from '../../../loader/options.ts';
import { type CompanionAddress, type Tag, tagOf } from '../tag.ts';
import { platformNames } from './names.ts';
import { platforms } from './platforms.ts';

const companion: CompanionAddress = {
  url: 'https://chat.example.com/',
  pinned: { url: 'https://chat.example.com/loader/0.2.0/loader.js', integrity: 'sha384-abc' },
};
const chosen = { color: '#123440', label: 'Ask "us" & it’s <free>', zIndex: '7', debug: 'on' };
const tag = tagOf({ options: chosen, release: 'latest' }, companion);
const pinned = tagOf({ options: chosen, release: 'pinned' }, companion);

describe.each(platformNames)('on %s', (name) => {
  const ways = platforms[name].ways(tag);

  it('every way has steps that end in looking at it', () => {
    expect(ways.at(-1)?.steps.at(-1)).toMatch(/^Open your site/);
    for (const { steps } of ways) expect(steps.length).toBeGreaterThan(0);
  });

  it('what is chosen stands in the code', () => {
    const code = ways.map((way) => way.code).join('\n');
    expect(code).toContain('https://chat.example.com/');
    expect(code).toMatch(/#123440|%23123440/);
  });
});

it.each(['gtm', 'typo3'] as const)('on %s no option is an attribute, since it might drop that', (name) => {
  for (const { code } of platforms[name].ways(pinned)) expect(code).not.toMatch(/data-|integrity/);
});

const texts = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !/[\r\n]/.test(text));
const labelled = (label: string): Tag =>
  tagOf({ options: { label } as Partial<Record<OptionName, string>>, release: 'latest' }, companion);
const codeOf = (name: (typeof platformNames)[number], way: number, label: string) =>
  platforms[name].ways(labelled(label))[way]?.code ?? '';

describe('a text of any kind stays that text', () => {
  it('in PHP', () => {
    fc.assert(
      fc.property(texts, (label) => {
        const [, written = ''] =
          /'data-label' => '((?:[^'\\]|\\.)*)',/s.exec(codeOf('wordpress', 2, label)) ?? [];
        expect(written.replace(/\\(['\\])/g, '$1')).toBe(label);
      }),
    );
  });

  it('in YAML, which takes a text of JSON', () => {
    fc.assert(
      fc.property(texts, (label) => {
        const [, written = ''] = /data-label: (".*")$/m.exec(codeOf('drupal', 0, label)) ?? [];
        expect(JSON.parse(written)).toBe(label);
      }),
    );
  });

  it('in JSX, as text where that may be, and else as an expression', () => {
    fc.assert(
      fc.property(texts, (label) => {
        const [, text, code = ''] =
          /label=(?:"([^"]*)"|\{('(?:[^'\\]|\\.)*')\})/s.exec(codeOf('react', 1, label)) ?? [];
        // In a text JSX reads the names of characters, as HTML does.
        if (text !== undefined) expect(text).not.toContain('&');
        expect(text ?? Function(`return ${code}`)()).toBe(label);
      }),
    );
  });

  it('in the script of a Vue file, which it cannot end', () => {
    fc.assert(
      fc.property(fc.oneof(texts, fc.constant('</script>\\"\'')), (label) => {
        const [, written = ''] = /label: ('(?:[^'\\]|\\.)*'),/s.exec(codeOf('vue', 1, label)) ?? [];
        expect(written).not.toContain('</');
        expect(Function(`return ${written}`)()).toBe(label);
      }),
    );
  });
});

it('the components get what their types ask for', () => {
  const jsx = platforms.react.ways(tag)[1]?.code ?? '';
  expect(jsx).toMatch(/^ {2}zIndex=\{7\}\n {2}debug$/m);
  const script = platforms.vue.ways(tag)[1]?.code ?? '';
  expect(script).toMatch(/^ {2}zIndex: 7,\n {2}debug: true,$/m);
});

it('no step names what the page does not explain', () => {
  const said = platformNames.flatMap((name) => [
    ...platforms[name].mind,
    ...platforms[name].ways(tag).flatMap(({ steps }) => steps),
  ]);
  for (const text of said) {
    expect(text.split('*').length % 2, text).toBe(1);
    expect(text.split('`').length % 2, text).toBe(1);
  }
});
