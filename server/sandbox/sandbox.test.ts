import { expect, test } from 'vitest';
import { connect, sandboxForTest } from './sandbox.testing.ts';
import { startSandbox } from './sandbox.ts';

test('two sandboxes share nothing but their names', async () => {
  const [one, other] = [await sandboxForTest(), await sandboxForTest()];
  expect(one.url).not.toBe(other.url);
  expect(one.deploymentId).toBe(other.deploymentId);
  expect(one.region).toBe('mypurecloud.ie');
});

test('stopping cuts every socket, and stopping again does no harm', async () => {
  const sandbox = await startSandbox();
  const guest = await connect(sandbox);
  await sandbox.close();
  expect(await guest.closed).toBe(1006);
  await sandbox.close();
  await expect(fetch(sandbox.url)).rejects.toThrow();
});

test('a port that is taken is named in the error', async () => {
  const { port } = new URL((await sandboxForTest()).url);
  await expect(startSandbox({ port: Number(port) })).rejects.toThrow(
    `The sandbox cannot listen on 127.0.0.1:${port}`,
  );
});
