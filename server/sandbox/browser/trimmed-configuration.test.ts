import fc from 'fast-check';
import { expect, test } from 'vitest';
import { configurationOf } from './trimmed-configuration.ts';

test('what says how Messenger looks is cut off, and the rest is as config.json has it', () => {
  const kept = {
    id: 'd',
    apiEndpoint: 'https://api.example',
    messenger: { enabled: true, apps: { conversations: { enabled: true } } },
  };
  const { messenger } = kept;
  expect(
    configurationOf({
      ...kept,
      position: {},
      cobrowse: {},
      supportCenter: {},
      messenger: {
        ...messenger,
        styles: {},
        launcherButton: {},
        homeScreen: {},
        apps: { conversations: { ...messenger.apps.conversations, markdown: {}, humanize: {} } },
      },
    }),
  ).toEqual(kept);
});

test('any other shape is cut without a throw', () => {
  fc.assert(fc.property(fc.jsonValue(), (json) => void configurationOf(json)));
});
