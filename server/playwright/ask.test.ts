import { expect, test } from 'vitest';
import { sandboxForTest } from '../sandbox/sandbox.testing.ts';
import { ask } from './ask.ts';

test('what the sandbox cannot follow is told in lines, with what it is', async () => {
  const { url } = await sandboxForTest();
  const asked = ask(`${url}/sandbox/control`, { faults: [{ path: '/', delay: 500 }] });
  await expect(asked).rejects.toThrow(
    'The sandbox answered 400: The sandbox cannot follow this:\n✖ Unrecognized key: "delay"\n  → at faults[0]',
  );
});
