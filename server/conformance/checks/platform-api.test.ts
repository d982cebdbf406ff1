import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyFrame } from '../../sandbox/sandbox.testing.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import type { Difference } from '../differing.testing.ts';
import { type AskedLive, askLive, startShop } from '../live.testing.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startShop();
});
afterAll(() => sandbox.close());

const page = (entity: object) => ({ entities: [entity], pageNumber: 1, pageSize: 1, total: 1, pageCount: 1 });
const estimate = { results: [{ intent: 'ALL', formula: 'BEST', estimatedWaitTimeSeconds: 30 }] };

/** What the API answers by genesys.md 14, by what stands in the path. The first that fits counts. */
const documented: readonly (readonly [path: string, body: AnyFrame])[] = [
  [
    '/organizations/me',
    { id: 'o-1', name: 'Calder Street', domain: 'calder', state: 'active', features: {} },
  ],
  ['/versions', page({ version: '3', status: 'Published', datePublished: '2026-11-01T00:00:00.000Z' })],
  [`/configurations`, { configurationVersion: { version: '3' }, deployment: { id: 'd-1' } }],
  ['/members', page({ id: 'u-1', joined: true, routingStatus: { status: 'IDLE' } })],
  ['/mediatypes/message/estimatedwaittime', estimate],
  ['/estimatedwaittime', estimate],
  ['/routing/queues', page({ id: 'q-1', name: 'Orders', memberCount: 3 })],
  [
    '/observations/query',
    {
      results: [
        {
          group: { queueId: 'q-1' },
          data: [{ metric: 'oOnQueueUsers', qualifier: 'IDLE', stats: { count: 2 } }],
        },
      ],
    },
  ],
  ['/schedulegroups', page({ id: 'g-1', timeZone: 'Europe/Dublin', openSchedules: [{ id: 's-1' }] })],
  [
    '/schedules',
    page({
      id: 's-1',
      start: '2026-01-05T08:00:00.000000',
      end: '2026-01-05T17:00:00.000000',
      rrule: 'FREQ=WEEKLY;BYDAY=MO',
      state: 'active',
    }),
  ],
  ['/emergencygroups', page({ id: 'e-1', enabled: false, state: 'active' })],
];

function api(change: (body: AnyFrame, path: string) => AnyFrame = (body) => body): Difference {
  return {
    http(answer, { path }) {
      const [at, body] = documented.find(([part]) => path.includes(part)) ?? [];
      if (at === undefined || body === undefined || !path.startsWith('/api/v2/')) return undefined;
      const changed = JSON.stringify(change(structuredClone(body), at));
      return { ...answer, status: 200, headers: { 'content-type': 'application/json' }, body: changed };
    },
  };
}

const ask = (difference: Difference) => askLive(sandbox, difference, { extent: 'read-only' });
const ofTheApi = (ids: AskedLive['different']) => ids.filter((id) => id.startsWith('14.')).sort();

describe('the Platform API', () => {
  it('is as documented where its answers are', async () => {
    const { different, asDocumented } = await ask(api());
    expect(ofTheApi(different)).toEqual([]);
    expect(ofTheApi(asDocumented)).toHaveLength(17);
  });

  it.each<[what: string, at: string, change: (body: AnyFrame) => AnyFrame, rows: string[]]>([
    [
      'the organisation has no name',
      '/organizations/me',
      ({ name: _, ...more }) => more,
      ['14.1/organisation'],
    ],
    [
      'a version is a number',
      '/versions',
      () => page({ version: 3, status: 'Published' }),
      ['14.1/configurations'],
    ],
    ['a queue has no name', '/routing/queues', () => page({ id: 'q-1' }), ['14.1/queues']],
    ['a list does not count', '/routing/queues', ({ total: _, ...more }) => more, ['14.1/lists']],
    ['a member joined by a word', '/members', () => page({ joined: 'yes' }), ['14.1/queue-members']],
    ['a wait is told in words', '/estimatedwaittime', () => ({ results: 'none' }), ['14.1/estimated-wait']],
    [
      'observations are told by no queue',
      '/observations/query',
      () => ({ results: [{ group: {} }] }),
      ['14.1/observations', '14.3/metrics', '14.3/qualifier'],
    ],
    [
      'those on queue are told without their status',
      '/observations/query',
      ({ results: [{ group }] }) => ({
        results: [{ group, data: [{ metric: 'oOnQueueUsers', stats: { count: 2 } }] }],
      }),
      ['14.3/qualifier'],
    ],
    [
      'schedules are told in UTC',
      '/schedules',
      ({ entities: [schedule] }) => page({ ...schedule, start: '2026-01-05T08:00:00.000Z' }),
      ['14.2/local-times'],
    ],
    [
      'a schedule is repeated by a word',
      '/schedules',
      ({ entities: [schedule] }) => page({ ...schedule, rrule: 'weekly' }),
      ['14.2/rrule'],
    ],
    [
      'an emergency is no switch',
      '/emergencygroups',
      () => page({ id: 'e-1', enabled: 'no', state: 'active' }),
      ['14.1/emergency-groups'],
    ],
  ])('is different where %s, in no other row', async (_what, at, change, rows) => {
    const { different } = await ask(api((body, path) => (path === at ? change(body) : body)));
    expect(ofTheApi(different)).toEqual(rows);
  });

  it('is not asked for what the client sees none of', async () => {
    const { different, notAsked } = await ask(
      api((body) => (body.entities ? { ...body, entities: [] } : body)),
    );
    expect(ofTheApi(different)).toEqual([]);
    expect(notAsked).toEqual(
      expect.arrayContaining(['14.1/queues', '14.1/queue-members', '14.2/local-times']),
    );
  });
});
