import fc from 'fast-check';
import sdk from 'purecloud-platform-client-v2';
import { describe, expect, it } from 'vitest';
import { parseRegion, scriptUrl } from './regions.ts';

/** Copied by hand from Genesys's table (genesys.md 2.1), so that a wrong rule in the code shows. */
const TABLE = [
  ['prod', 'us-east-1', 'mypurecloud.com', 'use1', 'use1.pure.cloud'],
  ['fedramp-use2-core', 'us-east-2', 'use2.us-gov-pure.cloud', 'use2', undefined],
  ['prod-usw2', 'us-west-2', 'usw2.pure.cloud', 'usw2', undefined],
  ['prod-cac1', 'ca-central-1', 'cac1.pure.cloud', 'cac1', undefined],
  ['prod-euw1', 'eu-west-1', 'mypurecloud.ie', 'euw1', 'euw1.pure.cloud'],
  ['prod-euw2', 'eu-west-2', 'euw2.pure.cloud', 'euw2', undefined],
  ['prod-euc1', 'eu-central-1', 'mypurecloud.de', 'euc1', 'euc1.pure.cloud'],
  ['prod-euc2', 'eu-central-2', 'euc2.pure.cloud', 'euc2', undefined],
  ['prod-aps1', 'ap-south-1', 'aps1.pure.cloud', 'aps1', undefined],
  ['prod-apne1', 'ap-northeast-1', 'mypurecloud.jp', 'apne1', 'apne1.pure.cloud'],
  ['prod-apne2', 'ap-northeast-2', 'apne2.pure.cloud', 'apne2', undefined],
  ['prod-apne3', 'ap-northeast-3', 'apne3.pure.cloud', 'apne3', undefined],
  ['prod-apse1', 'ap-southeast-1', 'apse1.pure.cloud', 'apse1', undefined],
  ['prod-apse2', 'ap-southeast-2', 'mypurecloud.com.au', 'apse2', 'apse2.pure.cloud'],
  ['prod-sae1', 'sa-east-1', 'sae1.pure.cloud', 'sae1', undefined],
  ['prod-mec1', 'me-central-1', 'mec1.pure.cloud', 'mec1', undefined],
  ['prod-mxc1', 'mx-central-1', 'mxc1.pure.cloud', 'mxc1', undefined],
  ['eusc-edee1-core', 'eusc-de-east-1', 'edee1.eusc-pure.cloud', 'edee1', undefined],
] as const;

describe('a region', () => {
  it.each(TABLE)('%s is known by every name it goes by', (environment, aws, domain, code, secondDomain) => {
    const region = { environment, aws, domain };
    const spellings = [
      environment,
      aws,
      aws.replaceAll('-', '_'),
      domain,
      code,
      `prod-${code}`,
      `https://apps.${domain}/`,
      `api.${domain}`,
      `https://login.${domain}:443/oauth/token?x=1`,
      `${domain}.`,
      secondDomain ?? domain,
      `wss://webmessaging.${secondDomain ?? domain}/v1`,
    ];
    for (const spelling of spellings) {
      expect(parseRegion(spelling), spelling).toEqual(region);
      expect(parseRegion(` \t${spelling.toUpperCase()}\n`), spelling).toEqual(region);
    }
  });

  it('is one of exactly those the platform SDK lists', () => {
    const listed = Object.entries(sdk.PureCloudRegionHosts).map(([name, domain]) => [name, domain]);
    expect(listed).toHaveLength(TABLE.length);
    for (const [name, domain] of listed) {
      expect(parseRegion(name ?? '')?.domain, name).toBe(domain);
    }
  });

  it('takes the alias that Genesys documents for FedRAMP', () => {
    expect(parseRegion('fedramp-use2')?.environment).toBe('fedramp-use2-core');
  });

  it.each([
    '',
    ' ',
    'dca',
    'prod-dca',
    'eu-wst-1',
    'example.com',
    'evilmypurecloud.ie',
    'mypurecloud.ie.evil.example',
    'pure.cloud',
    'https://',
    'test',
  ])('%j is none', (spelling) => {
    expect(parseRegion(spelling)).toBeUndefined();
  });

  it('is found or not in any string whatever, and nothing is thrown', () => {
    const domains = new Set<string>(TABLE.map((row) => row[2]));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.webUrl()), (spelling) => {
        const region = parseRegion(spelling);
        return region === undefined || domains.has(region.domain);
      }),
    );
  });

  it('serves Messenger from its own apps host', () => {
    const ireland = parseRegion('euw1');
    expect(ireland && scriptUrl(ireland)).toBe(
      'https://apps.mypurecloud.ie/genesys-bootstrap/genesys.min.js',
    );
  });
});
