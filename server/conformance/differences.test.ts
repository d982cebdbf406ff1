import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { differencesOfHosts } from './differences/hosts.testing.ts';
import { differencesOfTheTalk } from './differences/talk.testing.ts';
import { type AskedLive, askLive, startShop } from './live.testing.ts';

let sandbox: Sandbox;
/** What the sandbox differs in by itself. */
let plain: AskedLive;
beforeAll(async () => {
  sandbox = await startShop();
  plain = await askLive(sandbox);
});
afterAll(() => sandbox.close());

const ofItself = (run: AskedLive) => run.different.filter((id) => !plain.different.includes(id)).sort();

describe('a run against a Genesys Cloud that differs', () => {
  it.each(differencesOfHosts)('tells that $name, and of nothing else', async ({ rows, difference }) => {
    const run = await askLive(sandbox, difference, { extent: 'read-only' });
    expect(ofItself(run)).toEqual([...rows].sort());
  });

  it.each(differencesOfTheTalk)('tells that $name, and of nothing else', async ({ rows, difference }) => {
    const run = await askLive(sandbox, difference);
    expect(ofItself(run)).toEqual([...rows].sort());
  });
});
