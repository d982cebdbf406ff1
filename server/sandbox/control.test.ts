import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseControl } from './control.ts';
import {
  accessToken,
  connect,
  control,
  guestWith,
  logIn,
  ofBot,
  sandboxForTest,
  setControl,
  text,
} from './sandbox.testing.ts';

describe('what the sandbox received', () => {
  test('is listed with method, path, origin and status', async () => {
    const sandbox = await sandboxForTest();
    await fetch(`${sandbox.url}/api/v2/conversations/guests?a=secret`, {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.example' },
    });
    expect((await control(sandbox)).requests).toEqual([
      expect.objectContaining({
        method: 'OPTIONS',
        path: '/api/v2/conversations/guests',
        origin: 'https://shop.example',
        status: 403,
      }),
    ]);
  });

  test('never holds a secret: not the client’s, not a bearer, not a visitor’s', async () => {
    const sandbox = await sandboxForTest();
    const bearer = await accessToken(sandbox);
    const visitor = 'visitors-token-0123456789abcdef';
    const guest = await guestWith(sandbox, visitor);
    guest.send({ action: 'getJwt', token: visitor });
    const { jwt } = (await guest.next(({ class: name }) => name === 'JwtResponse')).body;
    await fetch(`${sandbox.url}/api/v2/webmessaging/messages`, {
      headers: { authorization: `bearer ${jwt}` },
    });
    const shown = await (await fetch(`${sandbox.url}/sandbox/control`)).text();
    for (const secret of [sandbox.clientSecret, bearer, visitor, jwt]) expect(shown).not.toContain(secret);
  });

  test('includes conversations, with the guest that the platform made', async () => {
    const sandbox = await sandboxForTest();
    const made = (await (
      await fetch(`${sandbox.url}/api/v2/conversations/guests`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await accessToken(sandbox)}`,
        },
        body: JSON.stringify({ externalChannel: 'web', name: 'Web Guest' }),
      })
    ).json()) as { id: string; token: string };
    await setControl(sandbox, { botDelayMs: 0 });
    const guest = await guestWith(sandbox, made.token);
    guest.send(text(made.token, 'hello', { channel: { metadata: { customAttributes: { plan: 'gold' } } } }));
    await guest.next(ofBot);
    const [conversation] = (await control(sandbox)).conversations;
    expect(conversation).toMatchObject({
      guestId: made.id,
      state: 'open',
      connections: 1,
      customAttributes: { plan: 'gold' },
    });
    expect(conversation?.messages[0]).toMatchObject({ direction: 'Inbound', text: 'hello' });
  });
});

describe('POST /sandbox/control', () => {
  test('changes what it names and leaves the rest', async () => {
    const sandbox = await sandboxForTest();
    await setControl(sandbox, { guests: 'off' });
    await setControl(sandbox, { launcherVisibility: 'Off' });
    expect((await control(sandbox)).settings).toMatchObject({
      guests: 'off',
      launcherVisibility: 'Off',
      deploymentStatus: 'Active',
    });
  });

  test('reset brings back the settings at the start and forgets everything', async () => {
    const sandbox = await sandboxForTest({ allowedDomains: ['shop.example'] });
    const bearer = await accessToken(sandbox);
    await setControl(sandbox, { allowedDomains: ['other.example'], guests: 'off' });
    const answer = await setControl(sandbox, { reset: true });
    expect(await answer.json()).toMatchObject({
      settings: { allowedDomains: ['shop.example'], guests: 'on' },
      requests: [],
      guests: [],
      conversations: [],
    });
    const afterwards = await fetch(
      `${sandbox.url}/api/v2/webdeployments/deployments/${sandbox.deploymentId}`,
      {
        headers: { authorization: `Bearer ${bearer}` },
      },
    );
    expect(afterwards.status).toBe(401);
  });

  test('closeSockets breaks every connection', async () => {
    const sandbox = await sandboxForTest();
    const configured = await guestWith(sandbox, 'a-token');
    const bare = await connect(sandbox);
    await setControl(sandbox, { closeSockets: true });
    expect(await configured.closed).toBe(1006);
    expect(await bare.closed).toBe(1006);
  });

  test('expireSessions tells the visitor, and refuses what comes after', async () => {
    const sandbox = await sandboxForTest();
    const guest = await guestWith(sandbox, 'a-token');
    await setControl(sandbox, { expireSessions: true });
    expect((await guest.next()).class).toBe('SessionExpiredEvent');
    guest.send(text('a-token', 'hello'));
    expect((await guest.next()).code).toBe(4006);
  });

  test('a body it does not understand is 400, in words, and changes nothing', async () => {
    const sandbox = await sandboxForTest();
    const answer = await setControl(sandbox, { guests: 'off', gests: 'off', launcherVisibility: 'Maybe' });
    expect(answer.status).toBe(400);
    const { message } = (await answer.json()) as { message: string };
    expect(message).toContain('gests');
    expect(message).toContain('launcherVisibility');
    expect((await control(sandbox)).settings).toMatchObject({ guests: 'on' });
  });

  test('whatever the body is, it is understood or refused in words', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.record(
            {
              guests: fc.anything(),
              faults: fc.array(fc.record({ path: fc.anything() })),
              allowedDomains: fc.anything(),
            },
            { requiredKeys: [] },
          ),
        ),
        (body) => {
          const parsed = parseControl(body);
          if ('problem' in parsed) expect(parsed.problem).toMatch(/cannot follow/);
        },
      ),
    );
  });
});

describe('a fault', () => {
  test('answers with its status and body, on its path and method only', async () => {
    const sandbox = await sandboxForTest();
    await setControl(sandbox, {
      faults: [{ path: '/oauth', method: 'post', status: 503, body: { message: 'down' } }],
    });
    const answer = await logIn(sandbox);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ message: 'down' });
    expect((await fetch(`${sandbox.url}/oauth/token`)).status).toBe(404);
    await setControl(sandbox, { faults: [] });
    expect((await logIn(sandbox)).status).toBe(200);
  });

  test('resets a connection', async () => {
    const sandbox = await sandboxForTest();
    await setControl(sandbox, { faults: [{ path: '/oauth', reset: true }] });
    await expect(logIn(sandbox)).rejects.toThrow('fetch failed');
    await expect.poll(async () => (await control(sandbox)).requests.at(-1)?.status).toBe(0);
  });

  test('leaves a request without an answer, and lets the sandbox stop all the same', async () => {
    const sandbox = await sandboxForTest();
    await setControl(sandbox, { faults: [{ path: '/oauth', hang: true }] });
    const pending = logIn(sandbox);
    const outcome = expect(pending).rejects.toThrow('fetch failed');
    await sandbox.close();
    await outcome;
  });

  test('of latency alone delays and goes on as usual', async () => {
    const sandbox = await sandboxForTest();
    await setControl(sandbox, { faults: [{ path: '/oauth', latencyMs: 1 }] });
    expect((await logIn(sandbox)).status).toBe(200);
  });

  test('reaches the upgrade of a socket', async () => {
    const sandbox = await sandboxForTest();
    await setControl(sandbox, { faults: [{ path: '/v1', status: 503 }] });
    await expect(connect(sandbox)).rejects.toThrow('HTTP 503');
  });

  test('of garbage answers broken JSON, and breaks the upgrade of a socket', async () => {
    const sandbox = await sandboxForTest();
    await setControl(sandbox, { faults: [{ garbage: true }] });
    await expect((await logIn(sandbox)).json()).rejects.toThrow();
    await expect(connect(sandbox)).rejects.toThrow(/Parse Error/);
  });

  test('of a host touches that host only, told by name or by path', async () => {
    const sandbox = await sandboxForTest();
    await setControl(sandbox, { faults: [{ host: 'login', status: 503 }] });
    expect((await logIn(sandbox)).status).toBe(503);
    expect((await fetch(`${sandbox.url}/api/v2/conversations/guests`, { method: 'POST' })).status).toBe(401);
    await connect(sandbox);
    await setControl(sandbox, { faults: [{ host: 'webmessaging', status: 502 }] });
    await expect(connect(sandbox)).rejects.toThrow('HTTP 502');
  });
});
