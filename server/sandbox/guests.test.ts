import { describe, expect, test } from 'vitest';
import { accessToken, control, sandboxForTest, setControl } from './sandbox.testing.ts';
import type { Sandbox } from './sandbox.ts';

const webGuest = { externalChannel: 'web', name: 'Web Guest' };

function makeGuest(sandbox: Sandbox, bearer?: string, body: unknown = webGuest): Promise<Response> {
  return fetch(`${sandbox.url}/api/v2/conversations/guests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) },
    body: JSON.stringify(body),
  });
}

describe('POST /api/v2/conversations/guests', () => {
  test('makes a guest with an id and a token, each time another', async () => {
    const sandbox = await sandboxForTest();
    const bearer = await accessToken(sandbox);
    const [one, other] = await Promise.all(
      [1, 2].map(async () => (await makeGuest(sandbox, bearer)).json() as Promise<Record<string, string>>),
    );
    expect(one).toEqual({ id: expect.any(String), token: expect.any(String) });
    expect(one?.id).not.toBe(other?.id);
    expect(one?.token).not.toBe(other?.token);
    expect((await control(sandbox)).guests.map(({ id }) => id)).toContain(one?.id);
  });

  test('answers 401 in the form of the API without a bearer token, and with one it does not know', async () => {
    const sandbox = await sandboxForTest();
    for (const bearer of [undefined, 'unknown']) {
      const answer = await makeGuest(sandbox, bearer);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toEqual({
        message: expect.any(String),
        code: expect.any(String),
        status: 401,
        contextId: expect.any(String),
        details: [],
        errors: [],
      });
    }
  });

  test('answers 403 to a client without the scope', async () => {
    const sandbox = await sandboxForTest();
    const bearer = await accessToken(sandbox, sandbox.clientWithoutScopes);
    expect((await makeGuest(sandbox, bearer)).status).toBe(403);
  });

  test('takes any JSON object, since nobody knows which members there are, and nothing else', async () => {
    const sandbox = await sandboxForTest();
    const bearer = await accessToken(sandbox);
    for (const body of [
      {},
      { externalChannel: 'web' },
      { name: 'Web Guest' },
      { ...webGuest, name: 7, more: {} },
    ])
      expect((await makeGuest(sandbox, bearer, body)).status).toBe(200);
    for (const body of [[], null, 'text', 7])
      expect((await makeGuest(sandbox, bearer, body)).status).toBe(400);
  });

  test("answers a browser's preflight with 403 and no CORS header", async () => {
    const sandbox = await sandboxForTest();
    const answer = await fetch(`${sandbox.url}/api/v2/conversations/guests`, {
      method: 'OPTIONS',
      headers: { origin: 'http://localhost', 'access-control-request-method': 'POST' },
    });
    expect(answer.status).toBe(403);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('is 404 in an organisation that has no such resource', async () => {
    const sandbox = await sandboxForTest();
    await setControl(sandbox, { guests: 'off' });
    expect((await makeGuest(sandbox, await accessToken(sandbox))).status).toBe(404);
  });

  test('refuses a token once it has expired', async () => {
    const sandbox = await sandboxForTest();
    await setControl(sandbox, { tokenLifetimeSeconds: 1 });
    const bearer = await accessToken(sandbox);
    await expect.poll(async () => (await makeGuest(sandbox, bearer)).status, { timeout: 5_000 }).toBe(401);
  });
});
