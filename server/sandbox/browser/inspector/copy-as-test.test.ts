import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FrameEntry, RequestEntry } from '../../inspector/entry.ts';
import { testLineFor } from './copy-as-test.ts';

const request: RequestEntry = {
  id: 1,
  time: '2026-11-26T10:00:00.000Z',
  kind: 'request',
  host: 'api-cdn',
  path: '/webdeployments/v1/deployments/86436462-071c-4a79-89d2-7cc8e9893790/config.json',
  method: 'GET',
  origin: null,
  status: 200,
  durationMs: 3,
  headers: {},
  query: {},
};
const message = (text: string): FrameEntry => ({
  id: 2,
  time: '2026-11-26T10:00:01.000Z',
  kind: 'frame',
  host: 'webmessaging',
  path: '/v1',
  connection: 1,
  from: 'page',
  name: 'onMessage',
  code: null,
  body: { message: { text } },
});

test('the line of a request holds in another organisation, whose deployment has another id', () => {
  expect(testLineFor(request, [request, { ...request, id: 3 }, { ...request, id: 4, status: 503 }])).toBe(
    "await sandbox.verify({ kind: 'request', method: 'GET', path: '/webdeployments/v1/deployments/', status: 200 }, { times: 2 });",
  );
});

test('the line of a message has its words, whatever they are, as JavaScript', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      const [, filter = ''] =
        /verify\((.*), \{ times: 1 \}\);$/s.exec(testLineFor(message(text), [message(text)])) ?? [];
      expect(new Function(`return ${filter}`)()).toEqual({ from: 'page', name: 'onMessage', text });
    }),
  );
});
