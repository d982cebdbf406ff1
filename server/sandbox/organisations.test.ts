import { describe, expect, onTestFinished, test } from 'vitest';
import { accessToken, connect, control, sandboxForTest, setControl, text } from './sandbox.testing.ts';

const configure = (deploymentId: string, token: string) => ({
  action: 'configureSession',
  deploymentId,
  token,
});

describe('isolated organisations', () => {
  test('share no clients, settings, sessions or journal with each other or with the default one', async () => {
    const sandbox = await sandboxForTest();
    const [one, other] = [await sandbox.createOrganisation(), await sandbox.createOrganisation()];
    await one.control({ allowAllDomains: true, botDelayMs: 0 });

    const guest = await connect(sandbox, { origin: 'https://any.example', deploymentId: one.deploymentId });
    guest.send(configure(one.deploymentId, 'same-token'));
    guest.send(text('same-token', 'for one'));
    await guest.next(({ body }) => body.text === 'for one');
    const stranger = await connect(sandbox, { deploymentId: other.deploymentId });
    stranger.send(configure(other.deploymentId, 'same-token'));
    expect((await stranger.next()).body.newSession).toBe(true);
    const refused = connect(sandbox, { origin: 'https://any.example', deploymentId: other.deploymentId });
    await expect(refused).rejects.toThrow('HTTP 403');

    expect((await one.received()).conversations[0]?.messages[0]?.text).toBe('for one');
    expect((await other.received()).conversations[0]?.messages).toEqual([]);
    expect((await control(sandbox)).conversations).toEqual([]);
    expect((await control(sandbox)).requests).toEqual([]);
    expect((await other.received()).requests.map(({ status }) => status)).toEqual([101, 403]);
  });

  test('are told by the client that logs in, and then by its token', async () => {
    const sandbox = await sandboxForTest();
    const mine = await sandbox.createOrganisation({ allowedDomains: ['mine.example'] });
    const read = (bearer: string, deploymentId: string) =>
      fetch(`${sandbox.url}/api/v2/webdeployments/deployments/${deploymentId}`, {
        headers: { authorization: `Bearer ${bearer}` },
      });
    const bearer = await accessToken(sandbox, mine);
    expect(await (await read(bearer, mine.deploymentId)).json()).toMatchObject({
      id: mine.deploymentId,
      allowedDomains: ['mine.example'],
    });
    expect((await read(bearer, sandbox.deploymentId)).status).toBe(404);
    expect((await read(await accessToken(sandbox), mine.deploymentId)).status).toBe(404);
    const paths = (await mine.received()).requests.map(({ path }) => path);
    expect(paths).toContain('/oauth/token');
    expect(paths).toContain(`/api/v2/webdeployments/deployments/${sandbox.deploymentId}`);
  });

  test('end with their sockets, and leave the others alone', async () => {
    const sandbox = await sandboxForTest();
    const [one, other] = [await sandbox.createOrganisation(), await sandbox.createOrganisation()];
    const ended = await connect(sandbox, { deploymentId: one.deploymentId });
    const living = await connect(sandbox, { deploymentId: other.deploymentId });
    await one.close();
    expect(await ended.closed).toBe(1006);
    await expect(connect(sandbox, { deploymentId: one.deploymentId })).rejects.toThrow('HTTP 403');
    living.send(configure(other.deploymentId, 'token'));
    expect((await living.next()).class).toBe('SessionResponse');
  });

  test('refuse settings they cannot follow, in words', async () => {
    const organisation = await (await sandboxForTest()).createOrganisation();
    await expect(organisation.control({ botDelayMs: -1 })).rejects.toThrow('botDelayMs');
  });
});

describe('/sandbox/organisations', () => {
  const send = (url: string, method: string, body?: object) =>
    fetch(url, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });

  test('makes, shows, controls and removes them for tests in another process', async () => {
    const sandbox = await sandboxForTest();
    const resource = `${sandbox.url}/sandbox/organisations`;
    const made = await send(resource, 'POST', { launcherVisibility: 'Off' });
    expect(made.status).toBe(201);
    const { deploymentId, clientId, clientSecret } = (await made.json()) as Record<string, string>;
    expect(clientId && clientSecret).toBeTruthy();
    expect(await (await fetch(resource)).json()).toEqual({
      deploymentIds: [sandbox.deploymentId, deploymentId],
    });

    const itsControl = `${resource}/${deploymentId}/control`;
    const answer = await send(itsControl, 'POST', { guests: 'off' });
    expect(await answer.json()).toMatchObject({
      deploymentId,
      settings: { launcherVisibility: 'Off', guests: 'off' },
    });
    expect((await control(sandbox)).settings.guests).toBe('on');

    expect((await send(`${resource}/${deploymentId}`, 'DELETE')).status).toBe(204);
    expect((await fetch(itsControl)).status).toBe(404);
    expect((await send(`${resource}/${deploymentId}`, 'DELETE')).status).toBe(404);
  });

  test('refuses what is no setting', async () => {
    const sandbox = await sandboxForTest();
    const answer = await send(`${sandbox.url}/sandbox/organisations`, 'POST', { nonsense: 1 });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('nonsense');
  });

  test('a reset of the default organisation leaves the isolated ones as they are', async () => {
    const sandbox = await sandboxForTest();
    const mine = await sandbox.createOrganisation();
    onTestFinished(() => mine.close());
    await mine.control({ guests: 'off' });
    await setControl(sandbox, { reset: true });
    expect((await mine.received()).settings.guests).toBe('off');
  });

  test('gives one the deployment id that a site names already, and to no second one', async () => {
    const { url } = await sandboxForTest();
    const deploymentId = '11111111-2222-4333-8444-555555555555';
    const create = () => send(`${url}/sandbox/organisations`, 'POST', { deploymentId });
    const made = await create();
    expect(await made.json()).toMatchObject({
      deploymentId,
      scriptUrl: `${url}/organisations/${deploymentId}/genesys-bootstrap/genesys.min.js`,
    });
    const taken = await create();
    expect(taken.status).toBe(409);
    expect(await taken.text()).toContain('a deployment id serves one test at a time');
  });
});
