import { expect, test } from 'vitest';
import { sandboxForTest } from '../sandbox/sandbox.testing.ts';
import { sandboxFor } from './organisation.ts';

test('a sandbox that does not answer is named, with what to start', async () => {
  await expect(sandboxFor('http://127.0.0.1:9/')).rejects.toThrow(
    /No sandbox answers at sandboxUrl, http:\/\/127\.0\.0\.1:9.*npx messenger-tag-companion sandbox/,
  );
});

test('a sandbox that runs already goes on after the tests that used it', async () => {
  const running = await sandboxForTest();
  const { url, close } = await sandboxFor(`${running.url}/`);
  expect(url).toBe(running.url);
  await close();
  expect((await fetch(`${url}/sandbox/organisations`)).status).toBe(200);
});
