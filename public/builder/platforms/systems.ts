import { addressWithOptions, asHtml, attributesOf, type Tag } from '../tag.ts';
import { LOOK, type Platform } from './platform.ts';

/** Kinds of sites in whose files the tag is named, in their own way of writing. */

/**
 * What is filtered: wp-includes/kses.php, and who has `unfiltered_html`: developer.wordpress.org, wp-includes/capabilities.php
 * (as kaspars.net/blog/allow-unfiltered-html-multisite reads it).
 */
export const wordpress: Platform = {
  title: 'WordPress',
  mind: [
    'Do not paste the line into a post or page. WordPress takes scripts out of what people write who lack the right `unfiltered_html`: authors and contributors always, on a network of sites all but its super admins. The line is then gone, or stands there as text.',
    'A plugin that delays or joins scripts must leave this one alone: [what to set in which](docs/optimisers).',
  ],
  ways: (tag) => [
    {
      title: 'With our plugin',
      language: 'html',
      code: asHtml(tag),
      steps: [
        'Copy the line.',
        'Download the plugin: [messenger-tag-wordpress.zip](wordpress/messenger-tag-wordpress.zip).',
        'In WordPress open *Plugins*, then *Add New*, then *Upload Plugin*. Choose the file, *Install Now*, then *Activate Plugin*.',
        'You are led to *Settings*, *Messenger Tag*. Paste the line, and choose *Save Changes*.',
        LOOK,
      ],
    },
    {
      title: 'Without a plugin, in a block theme',
      language: 'html',
      code: asHtml(tag),
      steps: [
        'Copy the line.',
        'In WordPress open *Appearance*, then *Editor*. Choose the W at the top left, *Template Parts*, *Footer*.',
        'Choose the + at the top left, search for *Custom HTML*, and choose it. Paste the line into the new block.',
        'Choose *Save*, and *Save* once more.',
        LOOK,
      ],
    },
    {
      title: 'Without a plugin, in a classic theme',
      language: 'php',
      code: inTheme(tag),
      steps: [
        'Copy the lines.',
        'Put them at the end of the file `functions.php` of your child theme: in *Appearance*, *Theme File Editor*, or by whoever looks after your theme. In a theme that is no child theme an update takes them out again.',
        'Choose *Update File*.',
        LOOK,
      ],
    },
  ],
};

/** `wp_print_script_tag` is in WordPress from 5.7 on, and escapes what it is given. */
function inTheme(tag: Tag): string {
  const attributes: [string, string][] = attributesOf(tag).map(([name, value]) => [name, inPhp(value)]);
  // The value of an attribute without one: `true` in this function.
  const rows = [...attributes.slice(0, 1), ['async', 'true'], ...attributes.slice(1)];
  return [
    "add_action( 'wp_head', function () {",
    '\twp_print_script_tag( array(',
    ...rows.map(([name, value]) => `\t\t'${name}' => ${value},`),
    '\t) );',
    '} );',
  ].join('\n');
}

/** In single quotes PHP looks for nothing but the quote and the backslash. */
function inPhp(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** A library of a theme: drupal.org, "Adding assets to a Drupal theme" (`type: external`, `attributes`). */
export const drupal: Platform = {
  title: 'Drupal',
  mind: [
    'The text formats of the editor take scripts out, so the tag belongs to the theme. That is work for whoever looks after it; send them these lines.',
  ],
  ways: (tag) => [
    {
      title: 'As a library of the theme',
      language: 'yaml',
      code: asDrupalLibrary(tag),
      steps: [
        'In your theme’s folder open `<theme>.libraries.yml` (make it where there is none), and put the lines in.',
        'In `<theme>.info.yml` add under `libraries:` the line `- <theme>/messenger-tag`.',
        'In the administration open *Configuration*, *Development*, *Performance*, and choose *Clear all caches*.',
        LOOK,
      ],
    },
  ],
};

/** A text in JSON is one in YAML too. */
function asDrupalLibrary(tag: Tag): string {
  const attributes = attributesOf(tag).slice(1);
  return [
    'messenger-tag:',
    '  header: true',
    '  js:',
    `    ${JSON.stringify(tag.src)}:`,
    '      type: external',
    '      minified: true',
    '      attributes:',
    '        async: true',
    ...attributes.map(([name, value]) => `        ${name}: ${JSON.stringify(value)}`),
  ].join('\n');
}

/** TYPO3's changelog: feature 28382 of 7.1 (`async`); attributes of one's own are there from 12.1 on only (feature 91499). */
export const typo3: Platform = {
  title: 'TYPO3',
  mind: ['The options stand in the address of the script, which every release of TYPO3 understands.'],
  ways: (tag) => [
    {
      title: 'By TypoScript',
      language: 'typoscript',
      code: asTypoScript(tag),
      steps: [
        'Copy the lines.',
        'Put them into the *setup* of your site package, or of the TypoScript record of your root page: that is work for whoever looks after the site.',
        'Flush the frontend caches.',
        LOOK,
      ],
    },
  ],
};

function asTypoScript(tag: Tag): string {
  const path = 'page.includeJS.messengerTag';
  return [`${path} = ${addressWithOptions(tag)}`, `${path}.external = 1`, `${path}.async = 1`].join('\n');
}
