import platformClient from 'purecloud-platform-client-v2';
import { expect, test } from 'vitest';
import { setControl } from '../sandbox.testing.ts';
import { expectGuarded, sandboxWithLogin } from './platform.testing.ts';

const routing = new platformClient.RoutingApi();
const view = ['routing:queue:view'];
const shop = { id: 'q-shop', name: 'Shop', divisionId: 'd-1' };
const returns = { id: 'q-returns', name: 'Returns' };
const people = [
  { id: 'u-1', name: 'Maya' },
  { id: 'u-2', name: 'Tom', routingStatus: 'INTERACTING' },
  { id: 'u-3', name: 'Ada', joined: false, routingStatus: 'OFF_QUEUE' },
];

test('[14.1/queues] queues are found by id, name and division, and by no wrong one', async () => {
  const sandbox = await sandboxWithLogin(view);
  const messageInQueueFlow = { id: 'f-1', name: 'Wait' };
  await setControl(sandbox, { queues: [{ ...shop, members: people, messageInQueueFlow }, returns] });
  expect(await routing.getRoutingQueue('q-shop')).toMatchObject({
    id: 'q-shop',
    name: 'Shop',
    memberCount: 3,
    joinedMemberCount: 2,
    messageInQueueFlow,
    division: { id: 'd-1' },
  });
  const found = async (query: object) =>
    (await routing.getRoutingQueues(query)).entities?.map(({ id }) => id);
  expect(await found({})).toEqual(['q-shop', 'q-returns']);
  expect(await found({ name: 'shop' })).toEqual(['q-shop']);
  expect(await found({ id: ['q-returns', 'q-none'] })).toEqual(['q-returns']);
  expect(await found({ divisionId: ['d-1'] })).toEqual(['q-shop']);
  await expect(routing.getRoutingQueue('q-none')).rejects.toMatchObject({ status: 404, code: 'not.found' });
  await expectGuarded(sandbox, () => routing.getRoutingQueues());
});

test('[14.1/lists] lists come in pages', async () => {
  const sandbox = await sandboxWithLogin(view);
  await setControl(sandbox, { queues: [shop, returns, { name: 'Shop at night' }] });
  const second = await routing.getRoutingQueues({ pageNumber: 2, pageSize: 2 });
  expect(second).toMatchObject({ pageNumber: 2, pageSize: 2, total: 3, pageCount: 2 });
  expect(second.entities?.map(({ name }) => name)).toEqual(['Shop at night']);
  expect(await routing.getRoutingQueues({ name: 'Shop', pageSize: 1 })).toMatchObject({
    total: 2,
    pageCount: 2,
  });
  await expect(routing.getRoutingQueues({ pageSize: 101 })).rejects.toMatchObject({ status: 400 });
});

test('[14.1/queue-members] people are listed with what they do, by joined and routingStatus', async () => {
  const sandbox = await sandboxWithLogin(view);
  await setControl(sandbox, { queues: [{ ...shop, members: people }] });
  const names = async (query: object) =>
    (await routing.getRoutingQueueMembers('q-shop', query)).entities?.map(({ name }) => name);
  expect(await names({})).toEqual(['Maya', 'Tom', 'Ada']);
  expect(await names({ joined: true })).toEqual(['Maya', 'Tom']);
  expect(await names({ routingStatus: ['INTERACTING', 'OFF_QUEUE'] })).toEqual(['Tom', 'Ada']);
  expect((await routing.getRoutingQueueMembers('q-shop', { name: 'maya' })).entities).toMatchObject([
    { joined: true, routingStatus: { status: 'IDLE' }, user: { id: 'u-1', name: 'Maya' } },
  ]);
  await expectGuarded(sandbox, () => routing.getRoutingQueueMembers('q-shop'));
});

test('[14.1/estimated-wait] [14.1/estimated-wait-of-messages] the wait is estimated for a queue and for its messages', async () => {
  const sandbox = await sandboxWithLogin(view);
  await setControl(sandbox, { queues: [{ ...shop, estimatedWaitSeconds: 90 }] });
  const calls = [
    () => routing.getRoutingQueueEstimatedwaittime('q-shop'),
    () => routing.getRoutingQueueMediatypeEstimatedwaittime('q-shop', 'message'),
  ];
  for (const call of calls)
    expect((await call()).results).toMatchObject([
      { estimatedWaitTimeSeconds: 90, formula: expect.any(String) },
    ]);
  const none = routing.getRoutingQueueEstimatedwaittime('q-none');
  await expect(none).rejects.toMatchObject({ status: 404 });
  for (const call of calls) await expectGuarded(sandbox, call);
});

test('[14.3/estimate] an estimate comes though nobody is there, and may be missing though somebody is', async () => {
  const sandbox = await sandboxWithLogin(view);
  await setControl(sandbox, {
    queues: [
      { ...shop, members: [], estimatedWaitSeconds: 5 },
      { ...returns, members: people },
    ],
  });
  expect((await routing.getRoutingQueueEstimatedwaittime('q-shop')).results).toHaveLength(1);
  expect((await routing.getRoutingQueueEstimatedwaittime('q-returns')).results).toEqual([]);
});
