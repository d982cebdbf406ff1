import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseRegion } from './regions.ts';
import { policyLines } from './site-policy.ts';

const companion = 'https://chat.example.com';

it('the lines are those of the site’s region', () => {
  const lines = policyLines({ companion, region: parseRegion('euw1') }).map(
    ({ directive, sources }) => `${directive} ${sources.join(' ')}`,
  );
  expect(lines.slice(0, 3)).toEqual([
    'script-src https://chat.example.com https://apps.mypurecloud.ie',
    'connect-src https://chat.example.com https://api.mypurecloud.ie https://api-cdn.mypurecloud.ie https://apps.mypurecloud.ie wss://webmessaging.mypurecloud.ie https://shyrka-prod-euw1.s3.eu-west-1.amazonaws.com',
    'frame-src https://apps.mypurecloud.ie',
  ]);
});

it('without a region they say where its name goes', () => {
  expect(policyLines({ companion, region: undefined })[2]?.sources).toEqual(['https://apps.<region>']);
});

const facts = readFileSync(new URL('../../public/docs/genesys.md', import.meta.url), 'utf8');
const rows = [...facts.matchAll(/^\| (\S+) \| \S+ \| (\S+) \|[^|]*\| \(?([^ |;)]+)[^|]*\|$/gm)]
  .map(([, environment = '', domain = '', bucket = '']) => ({ environment, domain, bucket }))
  .filter(({ bucket }) => /^shyrka|^UNKNOWN/.test(bucket));

it('the facts name the buckets of 18 regions', () => {
  expect(rows).toHaveLength(18);
});

it.each(rows)('files of $environment go to $bucket, as the facts say', ({ environment, domain, bucket }) => {
  const region = parseRegion(environment);
  const hosts = policyLines({ companion, region }).flatMap(({ sources }) => sources);
  expect(hosts).toContain(`https://apps.${domain}`);
  if (bucket === 'UNKNOWN') expect(`${hosts}`).not.toMatch(/uploads|shyrka/);
  else expect(hosts).toContain(`https://${bucket}`);
});
