import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rows } from '../sandbox/conformance/rows.ts';
import { type AnyFrame, control, setControl } from '../sandbox/sandbox.testing.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { rowsToSettle } from './checks/login.ts';
import { hostsAt } from './differing.testing.ts';
import { type AskedLive, askLive, siteOf, startShop } from './live.testing.ts';
import { askedRows, runLive } from './run.ts';
import { createScene } from './scene.ts';

let sandbox: Sandbox;
/** What the sandbox as it is differs in: what it leaves out, and what it does not play yet. */
let plain: AskedLive;
beforeAll(async () => {
  sandbox = await startShop();
  plain = await askLive(sandbox);
});
afterAll(() => sandbox.close());

describe('a run against Genesys Cloud as it is documented', () => {
  it('asks only rows that there are', () => {
    const known = [...rows, ...rowsToSettle].map(({ id }) => id);
    expect(known).toEqual(expect.arrayContaining([...askedRows]));
    expect(new Set(askedRows).size).toBe(askedRows.length);
  });

  it('finds every row that it asks as documented, but for what the sandbox leaves out', () => {
    const leftOut = rows.filter((row) => row.leftOut !== undefined).map(({ id }) => id);
    expect(plain.different.filter((id) => !leftOut.includes(id))).toEqual([]);
    expect(plain.asDocumented.length).toBeGreaterThan(60);
  });

  it('says of every other row why it does not ask', () => {
    for (const { id, outcome } of plain.lines)
      if (outcome.kind === 'not asked') expect(outcome.why, id).toMatch(/^(?!nothing asks it yet).{15}/);
  });

  it('says one sentence that anybody reads, and leaves nothing open', async () => {
    const said: AnyFrame[] = [];
    const { isClosed } = await askLive(sandbox, {
      frame(frame) {
        if (frame.body?.direction === 'Inbound' && frame.type === 'message') said.push(frame.body);
        return frame;
      },
    });
    expect(said.map(({ type }) => type)).toEqual(['Event', 'Text', 'Event', 'Event']);
    expect(said.find(({ type }) => type === 'Text')?.text).toMatch(/^A test of the connection/);
    expect(isClosed).toBe(true);
    const open = (await control(sandbox)).conversations.filter(({ state }) => state === 'open');
    expect(open).toEqual([]);
  });

  it('makes and says nothing without --chat', async () => {
    const before = await control(sandbox);
    const { isClosed, lines, different } = await askLive(sandbox, {}, { extent: 'read-only' });
    const after = await control(sandbox);
    expect(after.guests).toEqual(before.guests);
    expect(after.conversations).toEqual(before.conversations);
    expect(after.requests.slice(before.requests.length).filter(changes)).toEqual([]);
    expect(isClosed).toBeUndefined();
    expect(different.filter((id) => id.startsWith('4.2') || id.startsWith('4.3'))).toEqual([]);
    expect(lines.find(({ id }) => id === '4.2/text')?.outcome).toMatchObject({
      why: expect.stringContaining('--chat'),
    });
  });
});

describe('a row that cannot be asked', () => {
  it('tells the permission that is missing, and is no difference', async () => {
    await setControl(sandbox, { clientPermissions: [] });
    const { lines, different } = await askLive(sandbox, {}, { extent: 'read-only' });
    const { outcome } = lines.find(({ id }) => id === '14.1/deployments') ?? {};
    expect(outcome).toMatchObject({
      kind: 'not asked',
      why: expect.stringContaining('webDeployments:deployment:view is missing'),
    });
    expect(different).not.toContain('14.1/deployments');
  });

  it('says that a host cannot be reached, and what to check', async () => {
    const nowhere = createScene({
      site: siteOf(sandbox),
      addresses: hostsAt('http://127.0.0.1:9'),
      timeoutMs: 2_000,
      signal: new AbortController().signal,
    });
    const { lines } = await runLive(nowhere, { extent: 'chat', tell: () => {} });
    expect(lines.filter(({ outcome }) => outcome.kind !== 'not asked')).toEqual([]);
    expect(lines.find(({ id }) => id === '2.2/login')?.outcome).toMatchObject({
      why: expect.stringMatching(/cannot be reached \(ECONNREFUSED\)\. Check that the firewall/),
    });
  });
});

/** Reading by POST is no change: logins, and queries. */
function changes({ method, path }: { readonly method: string; readonly path: string }): boolean {
  return !/^(GET|HEAD|OPTIONS)$/.test(method) && !/^\/oauth\/token|\/query$/.test(path);
}
