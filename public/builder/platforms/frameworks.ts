import { attributesOf, type Tag } from '../tag.ts';
import { LOOK, type Platform, type Way } from './platform.ts';

/** Sites that are built from code: for developers. */

const MOUNTED = [
  'The chat’s own files then come with your build, at the version that you have installed; the companion answers for the guest alone. So there is no `integrity` here.',
];

/** nextjs.org/docs/app/api-reference/components/script: attributes that it does not know go on to the element. */
export const next: Platform = {
  title: 'Next.js',
  mind: ['`next/script` adds the tag after hydration, and hands every `data-` attribute on.'],
  ways: (tag) => [
    {
      title: 'In the root layout',
      language: 'jsx',
      code: inNext(tag),
      steps: [
        'Copy the element, and its import.',
        'Put it into the body of `app/layout.tsx`, after `{children}`; with the pages router into `pages/_app.tsx`.',
        'Build and deploy.',
        LOOK,
      ],
    },
  ],
};

function inNext(tag: Tag): string {
  const attributes = attributesOf(tag).map(([name, value]) => {
    const known = name === 'crossorigin' ? 'crossOrigin' : name;
    return `  ${known}=${inJsx(value)}`;
  });
  return [
    "import Script from 'next/script';",
    '',
    '<Script',
    ...attributes,
    '  strategy="afterInteractive"',
    '/>',
  ].join('\n');
}

/** In quotes JSX knows no way to write a quote, so such a value is an expression. */
function inJsx(value: string): string {
  return /["\\&\n]/.test(value) ? `{${inScript(value)}}` : `"${value}"`;
}

export const react: Platform = {
  title: 'React',
  mind: MOUNTED,
  ways: (tag) => [
    installed,
    {
      title: 'Put it at the top of your app',
      language: 'jsx',
      code: [
        "import { Messenger } from 'messenger-tag/react';",
        '',
        '<Messenger',
        ...propsOf(tag).map(([name, value]) => `  ${inReact(name, value)}`),
        '/>',
      ].join('\n'),
      steps: [
        'Put the element once into the component that is on every page: it draws nothing by itself.',
        'Build and deploy.',
        LOOK,
      ],
    },
  ],
};

export const vue: Platform = {
  title: 'Vue',
  mind: MOUNTED,
  ways: (tag) => [
    installed,
    {
      title: 'Put it at the top of your app',
      language: 'vue',
      code: [
        '<script setup>',
        "import { Messenger } from 'messenger-tag/vue';",
        '',
        'const chat = {',
        ...propsOf(tag).map(([name, value]) => `  ${name}: ${inObject(name, value)},`),
        '};',
        '</script>',
        '',
        '<template>',
        '  <Messenger v-bind="chat" />',
        '</template>',
      ].join('\n'),
      steps: [
        'Put the lines into `App.vue`, where the element draws nothing by itself.',
        'Build and deploy.',
        LOOK,
      ],
    },
  ],
};

const installed: Way = {
  title: 'Install the package',
  language: 'shell',
  code: 'npm install messenger-tag',
  steps: ['Run this in the folder of your site.'],
};

/** Those of the component: names as `mount` has them, where `zIndex` is a number and `debug` is true (contract 1.3). */
function propsOf({ companion, options }: Tag): [name: string, value: string][] {
  return [['companion', companion], ...options.map(({ name, value }): [string, string] => [name, value])];
}

function inReact(name: string, value: string): string {
  if (name === 'debug') return name;
  return `${name}=${name === 'zIndex' ? `{${value}}` : inJsx(value)}`;
}

function inObject(name: string, value: string): string {
  if (name === 'debug') return 'true';
  return name === 'zIndex' ? value : inScript(value);
}

/** `</script>` would end the script of a Vue file in the middle of a text. */
function inScript(value: string): string {
  const inner = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner.replaceAll('</', '<\\/')}'`;
}
