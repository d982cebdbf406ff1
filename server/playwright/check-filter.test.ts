import { describe, expect, test } from 'vitest';
import type { ReceivedFilter } from '../sandbox/inspector/filter.ts';
import { checkFilter } from './check-filter.ts';

describe('a filter that no entry can fit is refused, in words', () => {
  const wrong: [object, string][] = [
    [{ methd: 'POST' }, 'methd is not known, its members are kind, host, method, path,'],
    [{ host: 'login.mypurecloud.ie' }, 'host is one of login, api, api-cdn, apps, webmessaging'],
    [{ path: 'oauth/token' }, "path begins with /, such as '/oauth/token'"],
    [{ failed: false }, 'failed is true, or left out'],
    [{ method: 'POST', from: 'page' }, 'method is of requests, and from of frames'],
    [{ kind: 'frame', status: 200 }, "status is of requests, and kind says 'frame'"],
    [{ kind: 'request', name: 'onMessage' }, "name is of frames, and kind says 'request'"],
  ];
  for (const [filter, words] of wrong)
    test(JSON.stringify(filter), () => {
      expect(() => checkFilter(filter)).toThrow(`No entry can fit this filter: ${words}`);
    });
});

test('every other filter is taken, also one with members that are undefined', () => {
  const right: ReceivedFilter[] = [
    {},
    { kind: 'request', host: 'login', method: 'post', path: '/oauth', status: 0, text: 'x', failed: true },
    { kind: 'frame', host: 'webmessaging', path: '/v1', from: 'page', name: 'close', text: 'x' },
  ];
  for (const filter of right) expect(() => checkFilter(filter)).not.toThrow();
  expect(() => checkFilter({ kind: 'frame', method: undefined } as object)).not.toThrow();
});
