import { readFileSync } from 'node:fs';
import { Liquid } from 'liquidjs';
import { describe, expect, test } from 'vitest';
import { options } from '../../loader/options.ts';

const text = readFileSync('public/shopify/blocks/messenger-tag.liquid', 'utf8');
const [, schemaText = ''] = /{% schema %}([\s\S]*){% endschema %}/.exec(text) ?? [];
const schema = JSON.parse(schemaText) as { name: string; target: string; settings: Setting[] };
const words = JSON.parse(readFileSync('public/shopify/locales/en.default.json', 'utf8'));

interface Setting {
  type: string;
  id?: string;
  label?: string;
  content?: string;
  default?: string;
  options?: { value: string; label: string }[];
}

/** Types of settings that Shopify has: the enumeration in `dist/data/setting.json` of its package @shopify/cli. */
const inputs = ['checkbox', 'color', 'number', 'radio', 'range', 'select', 'text', 'textarea', 'url'];
const sidebar = ['header', 'paragraph'];

describe('the block for Shopify', () => {
  test('is an app embed, with settings of Shopify’s types', () => {
    // A name has 25 characters at most in Shopify's schema.
    expect(schema).toMatchObject({ target: 'body', name: expect.stringMatching(/^.{1,25}$/) });
    for (const setting of schema.settings) {
      if (sidebar.includes(setting.type)) expect(setting).toHaveProperty('content');
      else {
        expect(inputs).toContain(setting.type);
        expect(setting).toMatchObject({ id: expect.stringMatching(/^[a-z_]+$/), label: expect.any(String) });
      }
      if (setting.type === 'select')
        expect(setting.options?.map(({ value }) => value)).toContain(setting.default);
    }
    const ids = schema.settings.flatMap(({ id }) => id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('offers options of the tag, with values that they may have', () => {
    for (const { id, options: offered } of schema.settings) {
      if (!id || id === 'companion') continue;
      const name = id.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()) as keyof typeof options;
      expect(Object.keys(options)).toContain(name);
      for (const { value } of offered ?? []) expect(options[name].values).toContain(value);
    }
  });

  test('is the plain tag where nothing is chosen', async () => {
    expect(await rendered({ companion: 'https://chat.example.com' })).toBe(
      '<script async src="https://chat.example.com/loader.js"></script>',
    );
  });

  test.each([
    [' https://example.com/chat/ ', 'https://example.com/chat/loader.js'],
    ['https://chat.example.com/loader.js', 'https://chat.example.com/loader.js'],
    ['https://chat.example.com/loader.js?load=idle', 'https://chat.example.com/loader.js'],
  ])('makes of the address “%s” that of the loader', async (companion, src) => {
    expect(await rendered({ companion })).toBe(`<script async src="${src}"></script>`);
  });

  test('has what is chosen as attributes, escaped', async () => {
    const chosen = {
      companion: 'https://chat.example.com',
      deployment_id: '0e5f2a0c-1c5c-4d84-9a3f-5b2d7c8e9f10',
      color: '#a4262c',
      position: 'left',
      load: 'idle',
      consent: 'gcm',
      label: 'Ask "us" <now>',
      hide_on: '/cart,/account/*',
    };
    expect(await rendered(chosen)).toBe(
      '<script async src="https://chat.example.com/loader.js"' +
        ' data-deployment-id="0e5f2a0c-1c5c-4d84-9a3f-5b2d7c8e9f10" data-color="#a4262c" data-position="left"' +
        ' data-load="idle" data-consent="gcm" data-label="Ask &#34;us&#34; &lt;now&gt;" data-hide-on="/cart,/account/*"></script>',
    );
  });

  test('is nothing in the shop, and a sentence to who arranges it, where there is no address that browsers fetch', async () => {
    for (const companion of ['', 'chat.example.com', 'http://chat.example.com', 'javascript:alert(1)']) {
      expect(await rendered({ companion })).toBe('');
      expect(await rendered({ companion }, { design_mode: true })).toContain('begins with https://');
    }
  });
});

/** As Shopify renders it: with the defaults of its schema, `t` from the locale, and the schema itself taken out. */
async function rendered(chosen: Record<string, string>, request = { design_mode: false }): Promise<string> {
  const engine = new Liquid();
  engine.registerFilter('t', (key: string) => key.split('.').reduce((at, name) => at[name], words));
  const defaults = Object.fromEntries(
    schema.settings.flatMap((setting) => (setting.id ? [[setting.id, setting.default ?? '']] : [])),
  );
  const template = text.replace(/{% schema %}[\s\S]*/, '');
  const html = await engine.parseAndRender(template, {
    block: { settings: { ...defaults, ...chosen } },
    request,
  });
  return html.trim();
}
