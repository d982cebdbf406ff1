import { expect, it } from 'vitest';
import { isDirect } from './direct.ts';

const behind = {
  HTTPS_PROXY: 'http://proxy:3128',
  NO_PROXY: 'intra.example, .shop.example:8443,*.own.example',
};

it.each([
  ['https://www.example.com/', {}, true],
  ['https://www.example.com/', behind, false],
  ['http://www.example.com/', behind, true],
  ['http://www.example.com/', { http_proxy: 'http://proxy:3128' }, false],
  ['https://www.example.com/', { HTTP_PROXY: 'http://proxy:3128' }, false],
  ['https://www.example.com/', { ...behind, NO_PROXY: '*' }, true],
  ['https://intra.example/', behind, true],
  ['https://www.intra.example/', behind, true],
  ['https://notintra.example/', behind, false],
  ['https://www.shop.example/', behind, false],
  ['https://www.shop.example:8443/', behind, true],
  ['https://a.own.example/', behind, true],
  ['http://localhost:3000/', { HTTP_PROXY: 'http://proxy:3128' }, true],
])('%s with %j is direct: %s', (url, env, direct) => {
  expect(isDirect(new URL(url), env)).toBe(direct);
});
