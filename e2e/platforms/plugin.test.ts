import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { options } from '../../loader/options.ts';
import { rewriters } from '../../server/doctor/page/rewriters.ts';
import { programPath } from '../system.ts';

const folder = 'public/wordpress/messenger-tag';
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.php'),
);
const textOf = (name: string) => readFileSync(`${folder}/${name}`, 'utf8');

describe('the plugin for WordPress, as far as its text tells; npm run test:platforms runs it', () => {
  test.skipIf(!programPath(['php']))('is PHP', () => {
    for (const name of files) execFileSync('php', ['-l', `${folder}/${name}`], { stdio: 'pipe' });
  });

  test('does nothing when a file of it is asked for by itself', () => {
    for (const name of files) {
      expect(textOf(name), name).toMatch(/^defined\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;$/m);
    }
  });

  test('has fields for options that the tag has, with values that they may have', () => {
    const [, fields = ''] =
      /function named_fields\(\): array \{([\s\S]*?)\n\}\n/.exec(textOf('includes/form.php')) ?? [];
    const named = [...fields.matchAll(/^\t\t'([a-z-]+)' +=> array\(([\s\S]*?)^\t\t\),/gm)];
    expect(named.length).toBeGreaterThan(5);
    for (const [, name = '', body = ''] of named) {
      const key = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()) as keyof typeof options;
      expect(Object.keys(options)).toContain(key);
      for (const [, value] of body.matchAll(/^\t\t\t\t'(\w+)' +=>/gm)) {
        expect(options[key].values, name).toContain(value);
      }
    }
  });

  test('prints every mark by which an optimiser in our table can be kept away, and Rocket Loader’s first of all', () => {
    const listed =
      /function marks_for_optimisers[\s\S]*?\n\}/.exec(textOf('includes/optimisers.php'))?.[0] ?? '';
    const marks = [...listed.matchAll(/^\t\t'([a-z-]+)' +=> (?:'(.*)'|true),$/gm)].map(([, name, value]) =>
      value === undefined ? name : `${name}="${value}"`,
    );
    // What a consent banner holds back is the site's decision: it is told by a filter, and only where the chat waits for it.
    const optimisers = rewriters.filter(({ effect }) => effect === 'late' || effect === 'joined');
    for (const { name, keptAwayBy } of optimisers) {
      if (keptAwayBy) expect(marks, name).toEqual(expect.arrayContaining(keptAwayBy.split(' ')));
    }
    expect(marks[0]).toBe('data-cfasync="false"');
    const tag = textOf('includes/print-tag.php');
    expect(tag.indexOf('marks_for_optimisers()')).toBeLessThan(tag.indexOf("'src' "));
  });

  test('has every word that people read in its text domain, and loads nothing from elsewhere', () => {
    for (const name of files) {
      const text = textOf(name);
      const calls = [
        ...text.matchAll(
          /\b(?:__|_e|esc_html__|esc_html_e|esc_attr__)\( '(?:[^'\\]|\\.)*'(, 'messenger-tag')?/g,
        ),
      ];
      const without = calls.filter(([whole, domain]) => !domain && !whole.includes('Settings saved.'));
      expect(
        without.map(([whole]) => whole),
        name,
      ).toEqual([]);
      expect(text, name).not.toMatch(/wp_remote_|curl_|file_get_contents|fopen|eval\(/);
    }
  });
});
