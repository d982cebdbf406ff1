import { at, type Case, granted, inJson, preflight } from './changes.testing.ts';

/** What is served and who is let in: seen without a conversation. */
export const differencesOfHosts: readonly Case[] = [
  {
    name: 'the script comes as a page',
    rows: ['2.2/bootstrap'],
    difference: at('/genesys-bootstrap/', (answer) => ({
      ...answer,
      headers: { 'content-type': 'text/html' },
    })),
  },
  {
    name: 'the document of the frames is gone',
    rows: ['2.2/frames'],
    difference: at('/messenger/messenger.html', (answer) => ({ ...answer, status: 404 })),
  },
  {
    name: 'a login does not say how long it lasts',
    rows: ['2.2/login', '1.3/token-life'],
    difference: granted(({ expires_in: _, ...granted }) => granted),
  },
  {
    name: 'an access token lives for an hour',
    rows: ['1.3/token-life'],
    difference: granted((granted) => ({ ...granted, expires_in: 3600 })),
  },
  {
    name: 'a wrong secret is answered 403',
    rows: ['1.3/refused'],
    difference: at('/oauth/token', (answer) => (answer.status === 401 ? { ...answer, status: 403 } : answer)),
  },
  {
    name: 'errors of the API have no code',
    rows: ['2.2/api'],
    difference: at('/api/v2/webdeployments/', (answer) =>
      answer.status === 401 ? inJson(answer, ({ code: _, ...error }) => error) : answer,
    ),
  },
  {
    name: 'the version of the configuration is a number',
    rows: ['4.8/shape'],
    difference: at('/config.json', (answer) => inJson(answer, (config) => ({ ...config, version: 1 }))),
  },
  {
    name: 'the home screen is a list',
    rows: ['4.8/shape', '13.2/homeScreen'],
    difference: at('/config.json', (answer) =>
      inJson(answer, (config) => ({ ...config, messenger: { ...config.messenger, homeScreen: [] } })),
    ),
  },
  {
    name: 'the list of domains lacks its switch',
    // Without it nobody knows which page is let in: what needs one is not asked.
    rows: ['2.2/domains'],
    difference: at('/domains.json', (answer) =>
      inJson(answer, ({ allowAllDomains: _, ...domains }) => domains),
    ),
  },
  {
    name: 'an unknown deployment is answered 404',
    rows: ['4.5/unknown-id'],
    difference: at('/config.json', (answer) => (answer.status === 403 ? { ...answer, status: 404 } : answer)),
  },
  {
    name: 'the API does not let in pages of the deployment',
    rows: ['4.5/cors'],
    difference: preflight((origin) => origin.includes('shop'), undefined),
  },
  {
    name: 'the API lets in pages of everybody',
    rows: ['4.5/api-rejects'],
    difference: preflight((origin) => origin.includes('foreign'), '*'),
  },
  {
    name: 'the socket lets in pages of everybody',
    rows: ['4.5/upgrade-403'],
    difference: {
      upgrade: ({ origin }) => (origin?.includes('foreign') ? 'https://shop.example' : undefined),
    },
  },
  {
    name: 'the socket refuses subdomains',
    rows: ['4.5/subdomains'],
    difference: { upgrade: ({ origin }) => (origin?.includes('conformance.') ? 403 : undefined) },
  },
  {
    name: 'the socket of an unknown deployment is refused with 401',
    rows: ['4.4/1002'],
    difference: { upgrade: ({ deploymentId, ours }) => (deploymentId === ours ? undefined : 401) },
  },
  {
    name: 'the deployment has no snippet',
    rows: ['14.1/deployments'],
    difference: at('/api/v2/webdeployments/deployments/', (answer) =>
      answer.status === 200 ? inJson(answer, ({ snippet: _, ...deployment }) => deployment) : answer,
    ),
  },
];
