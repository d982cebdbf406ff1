import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, domainAllowed, parseDeployment } from './deployment.ts';

describe('the domain check', () => {
  const domains = (allowedDomains: string[], allowAllDomains = false) => ({
    allowedDomains,
    allowAllDomains,
  });

  test('takes a domain and its subdomains, whatever the case', () => {
    for (const host of ['shop.example', 'www.shop.example', 'WWW.SHOP.EXAMPLE'])
      expect(domainAllowed(host, domains(['Shop.example']))).toBe(true);
  });

  test('refuses what merely ends alike, an entry with scheme or port, and everybody when the list is empty', () => {
    expect(domainAllowed('notshop.example', domains(['shop.example']))).toBe(false);
    expect(domainAllowed('shop.example', domains(['https://shop.example', 'shop.example:443']))).toBe(false);
    expect(domainAllowed('shop.example', domains([]))).toBe(false);
    expect(domainAllowed('shop.example', domains([], true))).toBe(true);
  });

  test('never throws, whatever domains.json holds', () => {
    fc.assert(
      fc.property(fc.domain(), fc.jsonValue(), (host, json) => {
        expect(typeof domainAllowed(host, json)).toBe('boolean');
      }),
    );
  });
});

describe('config.json', () => {
  const least = {
    id: 'd',
    apiEndpoint: 'https://api.example',
    messenger: { apps: { conversations: { messagingEndpoint: 'wss://webmessaging.example' } } },
  };

  test('with the least that is needed gets the documented defaults', () => {
    expect(parseDeployment({ ...least, status: 'Active' })).toMatchObject({
      active: true,
      alignment: 'Auto',
      sideSpace: 20,
      bottomSpace: 12,
    });
  });

  test('forces the home screen on for knowledge and for co-browsing by voice, not for co-browsing in messages', () => {
    const homeScreen = (config: object) => parseDeployment({ ...least, ...config }).homeScreen;
    const { conversations } = least.messenger.apps;
    expect(homeScreen({})).toBeUndefined();
    expect(
      homeScreen({ messenger: { apps: { conversations, knowledge: { enabled: true } } } }),
    ).toBeDefined();
    expect(homeScreen({ cobrowse: { enabled: true, channels: ['Voice'] } })).toBeDefined();
    expect(homeScreen({ cobrowse: { enabled: true, channels: ['Webmessaging'] } })).toBeUndefined();
    expect(homeScreen({ cobrowse: { enabled: false, channels: ['Voice'] } })).toBeUndefined();
  });

  test('names its bot where humanize is on, and nobody where it is off', () => {
    const named = (enabled: boolean) => {
      const humanize = { enabled, bot: { name: 'Robin', avatarUrl: 'https://shop.example/robin.png' } };
      const conversations = { ...least.messenger.apps.conversations, humanize };
      return parseDeployment({ ...least, messenger: { apps: { conversations } } });
    };
    expect(named(true)).toMatchObject({ botName: 'Robin', avatarUrl: 'https://shop.example/robin.png' });
    expect(named(false)).toMatchObject({ botName: 'Assistant', avatarUrl: undefined });
  });

  test('without an address says which is missing', () => {
    expect(() => parseDeployment({ ...least, messenger: {} })).toThrow(
      'config.json has no messenger.apps.conversations.messagingEndpoint',
    );
  });

  test('of any other shape gives a deployment or that error', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(() => parseDeployment(json)).toThrow(/^config\.json has no/);
      }),
    );
  });
});

test('a path leads to a value, and nowhere else', () => {
  expect(at({ a: { b: 1 } }, 'a.b')).toBe(1);
  for (const path of ['a.c', 'a.b.c', 'constructor', 'a.__proto__'])
    expect(at({ a: { b: 1 } }, path)).toBeUndefined();
});
