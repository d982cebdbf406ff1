import { expect, test } from 'vitest';
import { sandboxForTest, setControl } from './sandbox.testing.ts';
import type { Sandbox } from './sandbox.ts';

function tell(sandbox: Sandbox, what: string, body: unknown, origin = 'http://localhost'): Promise<Response> {
  return fetch(`${sandbox.url}/messenger/sandbox/${sandbox.deploymentId}/${what}`, {
    method: 'POST',
    headers: { origin, 'content-type': 'text/plain' },
    body: JSON.stringify(body),
  });
}

const received = async (sandbox: Sandbox) =>
  (await (await fetch(`${sandbox.url}/sandbox/control`)).json()) as { journey: object[] };

test('what Journey tells is shown by the control resource, in order, until a reset', async () => {
  const sandbox = await sandboxForTest();
  for (const command of ['pageview', 'record'])
    expect((await tell(sandbox, 'journey', { command, page: 'http://localhost/', data: {} })).status).toBe(
      204,
    );
  expect((await received(sandbox)).journey).toMatchObject([{ command: 'pageview' }, { command: 'record' }]);
  await setControl(sandbox, { reset: true });
  expect((await received(sandbox)).journey).toEqual([]);
});

test('a foreign page can record nothing, and what is no event is refused in words', async () => {
  const sandbox = await sandboxForTest();
  const event = { command: 'record', page: 'https://other.example/', data: {} };
  expect((await tell(sandbox, 'journey', event, 'https://other.example')).status).toBe(403);
  const answer = await tell(sandbox, 'journey', { command: 'record' });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('This is not understood');
  expect((await received(sandbox)).journey).toEqual([]);
});

test('a join code is taken when it is among those that were set; without any set, each is', async () => {
  const sandbox = await sandboxForTest();
  expect((await tell(sandbox, 'cobrowse', { joinCode: '1234' })).status).toBe(204);
  await setControl(sandbox, { cobrowseJoinCodes: ['5678'] });
  expect((await tell(sandbox, 'cobrowse', { joinCode: '1234' })).status).toBe(404);
  expect((await tell(sandbox, 'cobrowse', { joinCode: '5678' })).status).toBe(204);
});
