import { expect, test } from 'vitest';
import { hostsFor } from './hosts.ts';

const hosts = (scriptUrl: string, environment: string) =>
  hostsFor({ scriptUrl: new URL(scriptUrl), config: { environment, deploymentId: 'd' } });

test('a script from a real host uses the hosts of its environment, aliases included', () => {
  const script = 'https://apps.mypurecloud.ie/genesys-bootstrap/genesys.min.js';
  expect(hosts(script, 'prod-euw1')).toEqual({
    contentDelivery: 'https://api-cdn.mypurecloud.ie',
    apps: 'https://apps.mypurecloud.ie',
  });
  expect(hosts(script, 'USW2').apps).toBe('https://apps.usw2.pure.cloud');
  expect(hosts(script, 'use1').apps).toBe('https://apps.mypurecloud.com');
  expect(hosts(script, 'fedramp-use2').apps).toBe('https://apps.use2.us-gov-pure.cloud');
  expect(() => hosts(script, 'mars')).toThrow('There is no environment "mars"');
});

test('a script from anywhere else finds everything where it came from', () => {
  const here = 'http://127.0.0.1:41234';
  expect(hosts(`${here}/genesys-bootstrap/genesys.min.js`, 'prod-euw1')).toEqual({
    contentDelivery: here,
    apps: here,
  });
});

test('a script below an organisation’s own path finds everything below it', () => {
  const own = 'http://127.0.0.1:41234/organisations/5a4db0c5';
  expect(hosts(`${own}/genesys-bootstrap/genesys.min.js`, 'prod-euw1')).toEqual({
    contentDelivery: own,
    apps: own,
  });
});
