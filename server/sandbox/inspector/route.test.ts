import { describe, expect, test } from 'vitest';
import { connect, guestWith, logIn, ofBot, sandboxForTest, setControl, text } from '../sandbox.testing.ts';
import type { Sandbox } from '../sandbox.ts';
import type { EntriesEvent, Entry } from './entry.ts';
import { lineOf } from './filter.ts';

async function receivedBy(sandbox: Sandbox, query = ''): Promise<Entry[]> {
  return (await (await fetch(`${sandbox.url}/sandbox/received${query}`)).json()) as Entry[];
}

describe('/sandbox/received', () => {
  test('has every request and every frame with what was sent and answered, oldest first', async () => {
    const sandbox = await sandboxForTest();
    await setControl(sandbox, { botDelayMs: 0 });
    await logIn(sandbox);
    const guest = await guestWith(sandbox, 'token-of-this-visitor');
    guest.send(text('token-of-this-visitor', 'Hello?'));
    await guest.next(ofBot);
    guest.close();
    await guest.closed;

    const lines = async () => (await receivedBy(sandbox)).map(lineOf);
    await expect.poll(lines).toContain('page → close 1005');
    // How much the bot says is its own affair.
    expect((await lines()).filter((line) => !line.startsWith('page ← StructuredMessage 200'))).toEqual([
      'POST /oauth/token 200',
      'GET /v1 101',
      'page → configureSession',
      'page ← SessionResponse 200',
      'page → onMessage “Hello?”',
      'page → close 1005',
    ]);
    expect(await lines()).toContain('page ← StructuredMessage 200 “Hello?”');
    const [login, upgrade, , , message] = await receivedBy(sandbox);
    expect(login).toMatchObject({ host: 'login', body: { grant_type: 'client_credentials' } });
    expect(login).toMatchObject({ answer: { token_type: 'bearer', access_token: '(not kept)' } });
    expect(upgrade).toMatchObject({ host: 'webmessaging', query: { deploymentId: sandbox.deploymentId } });
    expect(message).toMatchObject({ connection: 1, body: { message: { text: 'Hello?' } } });
  });

  test('answers as soon as there is something newer, for whoever waits, and in vain when the time is over', async () => {
    const sandbox = await sandboxForTest();
    await logIn(sandbox);
    const [{ id } = { id: 0 }] = await receivedBy(sandbox);
    const waiting = receivedBy(sandbox, `?after=${id}&wait=60000`);
    await logIn(sandbox);
    expect((await waiting).map(lineOf)).toEqual(['POST /oauth/token 200']);
    expect(await receivedBy(sandbox, `?after=${id + 1}&wait=1`)).toEqual([]);
    expect((await fetch(`${sandbox.url}/sandbox/received?after=x`)).status).toBe(400);
  });

  test.each([{ hang: true }, { reset: true }])(
    'has a request that meets %j as one without an answer, while the client waits',
    async (fault) => {
      const sandbox = await sandboxForTest();
      await setControl(sandbox, { faults: [{ path: '/', ...fault }] });
      const leaves = new AbortController();
      const answer = fetch(`${sandbox.url}/oauth/token`, { signal: leaves.signal }).catch(() => 'none');
      const socket = connect(sandbox).catch(() => 'none');
      const lines = async () => (await receivedBy(sandbox)).map(lineOf).sort();
      await expect.poll(lines).toEqual(['GET /oauth/token no answer', 'GET /v1 no answer']);
      leaves.abort();
      expect(await answer).toBe('none');
      await sandbox.close();
      expect(await socket).toBe('none');
    },
  );

  test('is cut off where a body is longer than anybody reads, after its secrets are out', async () => {
    const sandbox = await sandboxForTest();
    const guest = await guestWith(sandbox, 'token-of-this-visitor');
    guest.send({ ...text('token-of-this-visitor', 'x'.repeat(50_000)), tracingId: 't' });
    await guest.next(({ tracingId }) => tracingId === 't');
    const found = (await receivedBy(sandbox)).find((entry) => lineOf(entry).startsWith('page → onMessage'));
    expect(JSON.stringify(found).length).toBeLessThan(10_000);
  });
});

describe('/sandbox/events', () => {
  test('tells all there is, each new entry, and that a reset has begun anew', async () => {
    const sandbox = await sandboxForTest();
    await logIn(sandbox);
    const leaves = new AbortController();
    const { body } = await fetch(`${sandbox.url}/sandbox/events`, { signal: leaves.signal });
    const chunks = (body as ReadableStream<Uint8Array>)[Symbol.asyncIterator]();
    const next = async () => {
      const { value } = await chunks.next();
      return JSON.parse(
        Buffer.from(value ?? [])
          .toString()
          .slice('data: '.length),
      ) as EntriesEvent;
    };
    expect(await next()).toMatchObject({ which: 'all', entries: [{ id: 1, path: '/oauth/token' }] });
    await logIn(sandbox);
    expect(await next()).toMatchObject({ which: 'new', entries: [{ id: 2 }] });
    await setControl(sandbox, { reset: true });
    expect(await next()).toEqual({ which: 'all', entries: [] });
    leaves.abort();
  });
});

describe('an isolated organisation', () => {
  test('has an inspector of its own, which sees what comes by its own path', async () => {
    const sandbox = await sandboxForTest();
    const mine = await sandbox.createOrganisation();
    const inspector = `${sandbox.url}/sandbox/organisations/${mine.deploymentId}`;
    await fetch(mine.scriptUrl);
    // An entry is there when its answer has left, which may be after the client has all of it.
    const entries = (await (await fetch(`${inspector}/received?wait=20000`)).json()) as Entry[];
    expect(entries.map(({ path, host }) => ({ path, host }))).toEqual([
      { path: '/genesys-bootstrap/genesys.min.js', host: 'apps' },
    ]);
    expect(await receivedBy(sandbox)).toEqual([]);
    expect(await (await fetch(inspector)).text()).toContain(`src="${mine.deploymentId}/inspector.min.js"`);
    expect((await fetch(`${sandbox.url}/sandbox/organisations/nobody`)).status).toBe(404);
  });

  test('meets its own faults only, also on the script and on requests that carry no id', async () => {
    const sandbox = await sandboxForTest();
    const [mine, other] = [await sandbox.createOrganisation(), await sandbox.createOrganisation()];
    await mine.control({
      faults: [
        { path: '/genesys-bootstrap/', status: 503 },
        { path: '/messenger/', status: 503 },
        { path: '/api/v2/webmessaging/', status: 503 },
      ],
    });
    const configOf = async ({ deploymentId, scriptUrl }: typeof mine) => {
      const files = `${scriptUrl.split('/genesys-bootstrap')[0]}/webdeployments/v1/deployments/${deploymentId}`;
      return (await (await fetch(`${files}/config.json`)).json()) as { apiEndpoint: string };
    };
    const statuses = async (organisation: typeof mine) => {
      const { apiEndpoint } = await configOf(organisation);
      const preflight = { method: 'OPTIONS', headers: { origin: 'http://localhost' } };
      const answers = [
        await fetch(organisation.scriptUrl),
        await fetch(
          organisation.scriptUrl.replace('genesys-bootstrap/genesys.min.js', 'messenger/messenger.html'),
        ),
        await fetch(`${apiEndpoint}/api/v2/webmessaging/messages`, preflight),
      ];
      return answers.map(({ status }) => status);
    };
    expect(await statuses(mine)).toEqual([503, 503, 503]);
    expect(await statuses(other)).toEqual([200, 200, 204]);
    expect((await fetch(sandbox.scriptUrl)).status).toBe(200);
  });
});
