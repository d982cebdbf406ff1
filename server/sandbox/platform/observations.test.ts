import platformClient from 'purecloud-platform-client-v2';
import { expect, test } from 'vitest';
import { setControl } from '../sandbox.testing.ts';
import { expectGuarded, sandboxWithLogin } from './platform.testing.ts';

const analytics = new platformClient.AnalyticsApi();
const view = ['analytics:queueObservation:view'];
const members = [
  { id: 'u-1', name: 'Maya' },
  { id: 'u-2', name: 'Tom', routingStatus: 'INTERACTING' },
  { id: 'u-3', name: 'Eva', routingStatus: 'INTERACTING' },
  { id: 'u-4', name: 'Ada', routingStatus: 'OFF_QUEUE' },
  { id: 'u-5', name: 'Ben', joined: false },
];
const queues = [
  { id: 'q-1', name: 'Shop', members, waiting: 4, interacting: 2, alerting: 1 },
  { id: 'q-2', name: 'Returns' },
];
const ofQueue = (...ids: string[]) => ({
  type: 'or',
  predicates: ids.map((value) => ({ type: 'dimension', dimension: 'queueId', operator: 'matches', value })),
});
const row = (metric: string, count: number, qualifier?: string) => ({
  metric,
  ...(qualifier && { qualifier }),
  stats: { count },
});

async function observed(filter: object, metrics: string[]) {
  const body = { filter, metrics } as Parameters<typeof analytics.postAnalyticsQueuesObservationsQuery>[0];
  return (await analytics.postAnalyticsQueuesObservationsQuery(body)).results;
}

test('[14.1/observations] the query counts what it asks for in the queues that it names, and is guarded', async () => {
  const sandbox = await sandboxWithLogin(view);
  await setControl(sandbox, { queues });
  expect(await observed(ofQueue('q-1'), ['oWaiting', 'oMemberUsers'])).toEqual([
    { group: { queueId: 'q-1' }, data: [row('oMemberUsers', 5)] },
    { group: { queueId: 'q-1', mediaType: 'message' }, data: [row('oWaiting', 4)] },
  ]);
  const both = await observed(ofQueue('q-2', 'q-1'), ['oMemberUsers']);
  expect(both?.map(({ group }) => group?.queueId)).toEqual(['q-1', 'q-2']);
  const noVoice = [{ type: 'or', predicates: [{ dimension: 'mediaType', value: 'voice' }] }];
  expect(await observed({ ...ofQueue('q-1'), type: 'and', clauses: noVoice }, ['oWaiting'])).toEqual([]);
  await expectGuarded(sandbox, () => observed(ofQueue('q-1'), ['oWaiting']));
});

test('[14.3/metrics] there are nine metrics, and no other', async () => {
  const sandbox = await sandboxWithLogin(view);
  await setControl(sandbox, { queues });
  const ofUsers = ['oOnQueueUsers', 'oOffQueueUsers', 'oActiveUsers', 'oMemberUsers', 'oUserRoutingStatuses'];
  const metrics = [...ofUsers, 'oUserPresences', 'oWaiting', 'oInteracting', 'oAlerting'];
  const rows = (await observed(ofQueue('q-1'), metrics))?.flatMap(({ data = [] }) => data);
  expect(new Set(rows?.map(({ metric }) => metric))).toEqual(new Set(metrics));
  expect(rows).toEqual(expect.arrayContaining([row('oOffQueueUsers', 1), row('oActiveUsers', 4)]));
  expect(rows).toEqual(expect.arrayContaining([row('oInteracting', 2), row('oAlerting', 1)]));
  await expect(observed(ofQueue('q-1'), ['oEverything'])).rejects.toMatchObject({ status: 400 });
});

test('[14.3/qualifier] those on queue come by routing status, to be added up, and nobody is no row', async () => {
  const sandbox = await sandboxWithLogin(view);
  await setControl(sandbox, { queues });
  const [first] = (await observed(ofQueue('q-1'), ['oOnQueueUsers'])) ?? [];
  expect(first?.data).toEqual([row('oOnQueueUsers', 1, 'IDLE'), row('oOnQueueUsers', 2, 'INTERACTING')]);
  const [second] = (await observed(ofQueue('q-2'), ['oOnQueueUsers'])) ?? [];
  expect(second?.data).toEqual([]);
});

test('[14.3/on-queue] who is on queue need not be free', async () => {
  const sandbox = await sandboxWithLogin(view);
  const busy = { id: 'q-3', name: 'Busy', members: [{ name: 'Tom', routingStatus: 'INTERACTING' }] };
  await setControl(sandbox, { queues: [busy] });
  const [group] = (await observed(ofQueue('q-3'), ['oOnQueueUsers'])) ?? [];
  expect(group?.data).toEqual([row('oOnQueueUsers', 1, 'INTERACTING')]);
});
