import { expect, test } from 'vitest';
import { sandboxForTest, setControl } from '../sandbox.testing.ts';
import { letGuestsTalk } from './guests.ts';

test('50 guests with 5 messages each: nothing is lost, nothing comes out of order', async () => {
  const { url, deploymentId } = await sandboxForTest();
  const load = { url, deploymentId, guests: 50, messages: 5, patienceMs: 20_000 };
  expect(await letGuestsTalk(load)).toEqual({
    guests: 50,
    sent: 250,
    echoed: 250,
    lost: 0,
    outOfOrder: 0,
  });
}, 30_000);

test('what the sandbox refuses counts as lost', async () => {
  const sandbox = await sandboxForTest({ now: () => 0 });
  const { url, deploymentId } = sandbox;
  const load = { url, deploymentId, guests: 2, messages: 6, patienceMs: 20_000 };
  expect((await letGuestsTalk(load)).lost).toBe(2);
  await setControl(sandbox, { reset: true, rateLimits: 'off' });
  expect((await letGuestsTalk(load)).lost).toBe(0);
});
