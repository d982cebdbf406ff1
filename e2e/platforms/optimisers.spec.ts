import { expect, layMustUsePlugin, test } from './fixtures.ts';

const LOADER = 'https://chat.example.com/loader.js';
const TAG = `<script id="messenger-tag-js" async src="${LOADER}"></script>`;
const CONSENT =
  '<script id="messenger-tag-consent-js" src="/wp-content/plugins/messenger-tag/assets/consent.js"></script>';

/** What an optimiser does with its list, in the words of its own code. */
const asTheyCompare: Record<string, (entry: string, tag: string) => boolean> = {
  // `preg_match( "#{$pattern}#i", $tag )`
  rocket_delay_js_exclusions: (entry, tag) => new RegExp(entry, 'i').test(tag),
  // strpos in the tag
  perfmatters_delay_js_exclusions: (entry, tag) => tag.includes(entry),
  perfmatters_defer_js_exclusions: (entry, tag) => tag.includes(entry),
  autoptimize_filter_js_exclude: (entry, tag) => tag.includes(entry),
  // strpos in the address
  litespeed_optimize_js_excludes: (entry, tag) => addressIn(tag).includes(entry),
  litespeed_optm_js_defer_exc: (entry, tag) => addressIn(tag).includes(entry),
  'wp-optimize-minify-default-exclusions': (entry, tag) => addressIn(tag).includes(entry),
  // in_array of the id
  sgo_javascript_combine_exclude_ids: (entry, tag) => tag.includes(`id="${entry}"`),
};

test('each optimiser that asks by a list is told of both scripts, and of no other', async ({ plugin }) => {
  await plugin.php(`update_option('messenger_tag', array('loader' => '${LOADER}'));`);
  for (const [filter, hits] of Object.entries(asTheyCompare)) {
    const [given, separated] = filter.startsWith('autoptimize')
      ? [`'mine, '`, ', ']
      : [`array('mine')`, undefined];
    const said = await plugin.php(`echo json_encode(apply_filters('${filter}', ${given}));`);
    const list = separated ? String(JSON.parse(said)).split(separated) : (JSON.parse(said) as string[]);
    expect(list, filter).toContain('mine');
    for (const tag of [TAG, CONSENT])
      expect(
        list.some((entry) => hits(entry, tag)),
        `${filter}: ${tag}`,
      ).toBe(true);
    expect(
      list.filter((entry) =>
        hits(entry, '<script id="theme-js" src="/wp-content/themes/petrel/mine.js"></script>'),
      ),
      filter,
    ).toEqual(hits('mine', '<script id="theme-js" src="/mine.js"></script>') ? ['mine'] : []);
  }
});

test('before an address is set, no list gets an entry that would fit every script', async ({ plugin }) => {
  for (const filter of Object.keys(asTheyCompare)) {
    const given = filter.startsWith('autoptimize') ? "''" : 'array()';
    const said = await plugin.php(
      `echo json_encode(array_values((array) apply_filters('${filter}', ${given})));`,
    );
    expect(
      Object.values(JSON.parse(said) as string[]).filter((entry) => entry === ''),
      filter,
    ).toEqual([]);
  }
});

test('hosts, handles and single tags are told to those who ask for them', async ({ plugin }) => {
  await plugin.php(`update_option('messenger_tag', array('loader' => '${LOADER}'));`);
  const said = await plugin.php(`echo json_encode(array(
    apply_filters('rocket_minify_excluded_external_js', array()),
    apply_filters('rocket_exclude_defer_js', array()),
    apply_filters('sgo_javascript_combine_excluded_external_paths', array()),
    apply_filters('sgo_js_minify_exclude', array()),
    apply_filters('autoptimize_filter_js_exclude', array('jquery.js' => 'defer')),
    apply_filters('w3tc_minify_js_do_tag_minification', true, '${TAG}', '${LOADER}'),
    apply_filters('w3tc_minify_js_do_tag_minification', true, '<script src="/theme.js"></script>', '/theme.js'),
    apply_filters('rocket_delay_js_exclusions', 'not a list'),
  ));`);
  expect(JSON.parse(said)).toEqual([
    ['chat.example.com'],
    [LOADER],
    [LOADER],
    ['messenger-tag-consent'],
    { 'jquery.js': 'defer', 'messenger-tag-': '' },
    false,
    true,
    'not a list',
  ]);
});

test('a consent banner that holds scripts back is told to let go only where the chat waits for its answer', async ({
  plugin,
}) => {
  await plugin.php(`update_option('messenger_tag', array('loader' => '${LOADER}'));`);
  const ask = `echo json_encode(apply_filters('cmplz_whitelisted_script_tags', array()));`;
  expect(await plugin.php(ask)).toBe('[]');
  layMustUsePlugin(plugin, 'consent-api', 'function wp_has_consent($category) { return false; }');
  expect(await plugin.php(ask)).toBe('["messenger-tag-"]');
});

function addressIn(tag: string): string {
  return /src="([^"]*)"/.exec(tag)?.[1] ?? '';
}
