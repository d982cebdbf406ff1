import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultSettings, settingsSchema } from './settings.ts';

test('the contract names every setting', () => {
  const contract = readFileSync(new URL('../../public/docs/contract.md', import.meta.url), 'utf8');
  const section = contract.slice(contract.indexOf('## 6 The sandbox'));
  for (const setting of Object.keys(settingsSchema.shape)) expect(section).toContain(`\`${setting}\``);
});

test('the settings at the start can be set as they are', () => {
  expect(settingsSchema.parse(defaultSettings)).toEqual(defaultSettings);
});
