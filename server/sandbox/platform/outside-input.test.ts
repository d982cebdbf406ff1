import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { accessToken, sandboxForTest, setControl } from '../sandbox.testing.ts';

let ask: (path: string, body?: string) => Promise<number>;

beforeEach(async () => {
  const sandbox = await sandboxForTest();
  await setControl(sandbox, { clientPermissions: ['analytics:queueObservation:view', 'routing:queue:view'] });
  const headers = {
    authorization: `Bearer ${await accessToken(sandbox)}`,
    'content-type': 'application/json',
  };
  ask = async (path, body) => {
    const init = body === undefined ? { headers } : { method: 'POST', headers, body };
    return (await fetch(`${sandbox.url}/api/v2/${path}`, init)).status;
  };
});

test('whatever a query asks, it is answered or refused, and never fails', async () => {
  const almostAQuery = fc.record({
    filter: fc.record({
      type: fc.constantFrom('and', 'or'),
      predicates: fc.array(
        fc.record({ dimension: fc.constantFrom('queueId', 'mediaType'), value: fc.anything() }),
      ),
      clauses: fc.anything(),
    }),
    metrics: fc.array(fc.oneof(fc.constantFrom('oWaiting', 'oOnQueueUsers'), fc.string())),
  });
  const json = almostAQuery.map((query) =>
    JSON.stringify(query, (_key, value) => (typeof value === 'bigint' ? 0 : value)),
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.json(), json), async (body) => {
      expect([200, 400]).toContain(await ask('analytics/queues/observations/query', body));
    }),
    { numRuns: 60 },
  );
});

test('whatever page of a list is asked for, it is answered or refused, and never fails', async () => {
  const parameter = fc.constantFrom(
    'pageNumber',
    'pageSize',
    'name',
    'id',
    'divisionId',
    'joined',
    'routingStatus',
  );
  const value = fc.oneof(fc.string({ unit: 'binary-ascii' }), fc.integer().map(String));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(parameter, value)), async (parameters) => {
      const query = new URLSearchParams(parameters);
      expect([200, 400]).toContain(await ask(`routing/queues?${query}`));
    }),
    { numRuns: 60 },
  );
});
