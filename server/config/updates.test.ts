import { pbkdf2 } from 'node:crypto';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CLIENT, failures, json, startFakeGenesys } from '../genesys/genesys.testing.ts';
import {
  createMemoryLog,
  environment,
  ORIGIN,
  settingsAt,
  startCompanion,
} from '../testing/companion.testing.ts';
import type { Environment } from './config.ts';
import { readConfig } from './read.ts';
import { watchConfigFiles } from './updates.ts';

const FIRST = 'the first session secret that is long enough';
const SECOND = 'the second session secret that is long enough';

/** More than the threads in which Node looks at files. */
const BUSY = 8;

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A secret in a file; each time it is written its time of change is another, however fast the test is. */
function secretFile(content: string) {
  const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  closing.push(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'secret');
  let seconds = 1_000_000_000;
  const write = (text: string) => {
    writeFileSync(file, text);
    seconds += 10;
    utimesSync(file, seconds, seconds);
  };
  write(content);
  return { file, write };
}

async function start(env: Environment) {
  const all = { ...environment, ...env };
  const { log, text } = createMemoryLog();
  const updates = watchConfigFiles(readConfig(all), { read: () => readConfig(all), log, intervalMs: 20 });
  const companion = await startCompanion(env, { updates });
  closing.push(companion.close, updates.close);
  return { ...companion, updatesText: text };
}

describe('a secret file that changes', { timeout: 30_000 }, () => {
  it('is in use without a restart: a resume of the old secret opens while the old one is listed', async () => {
    const secret = secretFile(FIRST);
    const { ask, updatesText } = await start({
      SESSION_SECRETS: undefined,
      SESSION_SECRETS_FILE: secret.file,
    });
    const session = async (resume?: string) => (await ask({ resume })).json();
    const first = await session();

    secret.write(`${SECOND},${FIRST}`);
    await vi.waitFor(() => expect(updatesText()).toContain('the changed configuration is in use'), 10_000);
    const moved = await session(first.resume);
    expect(moved.token).toBe(first.token);

    secret.write(SECOND);
    await vi.waitFor(async () => expect((await session(first.resume)).token).not.toBe(first.token), 10_000);
    expect((await session(moved.resume)).token).toBe(first.token);
    expect(updatesText()).not.toMatch(/long enough/);
  });

  it('is in use also where it changes in the very moment after it was read', async () => {
    const secret = secretFile('the-first-token-of-the-metrics');
    const read = () => readConfig({ ...environment, METRICS_TOKEN_FILE: secret.file });
    const { log, text } = createMemoryLog();
    // On a busy machine: whoever looks at a file without waiting for it comes to that later.
    for (let asked = 0; asked < BUSY; asked++) pbkdf2('password', 'salt', 100_000, 64, 'sha512', () => {});
    const updates = watchConfigFiles(read(), { read, log, intervalMs: 20 });
    closing.push(updates.close);
    secret.write('the-second-token-of-the-metrics');
    await vi.waitFor(() => expect(text()).toContain('the changed configuration is in use'), 10_000);
  });

  it('is passed over while it cannot be used, in words for the operator, and the old one stays', async () => {
    const secret = secretFile(FIRST);
    const { ask, updatesText } = await start({
      SESSION_SECRETS: undefined,
      SESSION_SECRETS_FILE: secret.file,
    });
    const { resume, token } = await (await ask()).json();
    secret.write('half writt');
    await vi.waitFor(() => expect(updatesText()).toContain('fewer than 32 characters'), 10_000);
    expect(updatesText()).not.toContain('half writt');
    expect((await (await ask({ resume })).json()).token).toBe(token);
  });

  it('holds a client secret that is used only when Genesys takes it, and is tried again until then', async () => {
    const genesys = await startFakeGenesys();
    closing.push(genesys.close);
    const granted = genesys.login;
    const basicOf = (secret: string) =>
      `Basic ${Buffer.from(`${CLIENT.clientId}:${secret}`).toString('base64')}`;
    let accepted = basicOf('the-old-one');
    genesys.login = (req, res, body) =>
      (req.headers.authorization === accepted ? granted : failures['401'])(req, res, body);

    const secret = secretFile('the-old-one');
    const { ask, updatesText } = await start({
      GENESYS_GATEWAY: genesys.url,
      GENESYS_CLIENT_ID: CLIENT.clientId,
      GENESYS_CLIENT_SECRET_FILE: secret.file,
    });
    expect((await ask()).status).toBe(200);

    secret.write('the-new-one');
    await vi.waitFor(() => expect(updatesText()).toContain('the one before stays in use'), 10_000);
    expect((await ask()).status).toBe(200);

    accepted = basicOf('the-new-one');
    await vi.waitFor(() => expect(updatesText()).toContain('the changed configuration is in use'), 10_000);
    let granter = '';
    genesys.login = (req, res, body) => {
      granter = req.headers.authorization ?? '';
      json(200, { access_token: 'another', expires_in: 86_400 })(req, res, body);
    };
    genesys.guests = (req, res, body) =>
      (req.headers.authorization === 'Bearer another' ? json(200, { id: 'g', token: 't' }) : failures['401'])(
        req,
        res,
        body,
      );
    expect((await (await ask()).json()).guestId).toBe('g');
    expect(granter).toBe(basicOf('the-new-one'));
    expect(updatesText()).not.toMatch(/the-(old|new)-one/);
  });

  it('may hold the secret of user tokens too', async () => {
    const secret = secretFile('what the back end of the shop signs with');
    const { updatesText } = await start({ USER_TOKEN_SECRET_FILE: secret.file });
    secret.write('what the back end will sign with from now on');
    await vi.waitFor(() => expect(updatesText()).toContain('the changed configuration is in use'), 10_000);
  });

  it('that holds the token of the metrics closes them to the old one and opens them to the new one', async () => {
    const secret = secretFile('the-first-token-of-the-metrics');
    const { url, updatesText } = await start({ METRICS_TOKEN_FILE: secret.file });
    const opens = async (token: string) =>
      (await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } })).status === 200;
    expect(await opens('the-first-token-of-the-metrics')).toBe(true);
    secret.write('the-second-token-of-the-metrics');
    await vi.waitFor(() => expect(updatesText()).toContain('the changed configuration is in use'), 10_000);
    expect(await opens('the-first-token-of-the-metrics')).toBe(false);
    expect(await opens('the-second-token-of-the-metrics')).toBe(true);
  });

  it('that holds a client secret is the doctor’s too', async () => {
    const genesys = await startFakeGenesys();
    closing.push(genesys.close);
    const secret = secretFile('the-old-one');
    const { url, updatesText } = await start({
      GENESYS_GATEWAY: genesys.url,
      GENESYS_CLIENT_ID: CLIENT.clientId,
      GENESYS_CLIENT_SECRET_FILE: secret.file,
    });
    const credentialsOf = (req: IncomingMessage) => {
      const [, credentials = ''] = (req.headers.authorization ?? '').split(' ');
      return Buffer.from(credentials, 'base64').toString();
    };
    genesys.login = (req, res, body) => {
      const [, used = ''] = credentialsOf(req).split(':');
      json(200, { access_token: `granted-to-${used}`, expires_in: 86_400 })(req, res, body);
    };
    secret.write('the-new-one');
    await vi.waitFor(() => expect(updatesText()).toContain('the changed configuration is in use'), 10_000);
    genesys.requests.length = 0;
    expect((await fetch(`${url}/api/doctor`)).status).toBe(200);
    const shown = genesys.requests.map(({ headers }) => headers.authorization).filter(Boolean);
    expect(shown).toEqual(['Bearer granted-to-the-new-one']);
  });
});

describe('SITES_FILE that changes', { timeout: 30_000 }, () => {
  const FIRST_ID = '11111111-1111-4111-8111-111111111111';
  const SECOND_ID = '22222222-2222-4222-8222-222222222222';
  const site = (deploymentId: string) => ({
    GENESYS_REGION: 'euw1',
    GENESYS_DEPLOYMENT_ID: deploymentId,
    ALLOWED_ORIGINS: ORIGIN,
  });

  it('changes the sites, what contexts are verified for, the loader and what the doctor looks at', async () => {
    const sites = secretFile(JSON.stringify([site(FIRST_ID)]));
    const { url, ask, updatesText } = await start({
      GENESYS_REGION: undefined,
      GENESYS_DEPLOYMENT_ID: undefined,
      ALLOWED_ORIGINS: undefined,
      SITES_FILE: sites.file,
    });
    const session = async () => (await ask()).json();
    const verify = async (context: string) =>
      (
        await fetch(`${url}/api/verify-context`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ context }),
        })
      ).status;
    const first = await session();
    expect([first.deploymentId, await verify(first.context)]).toEqual([FIRST_ID, 200]);
    expect(await settingsAt(url)).toContain(FIRST_ID);

    sites.write(JSON.stringify([site(SECOND_ID)]));
    await vi.waitFor(() => expect(updatesText()).toContain('the changed configuration is in use'), 10_000);
    const second = await session();
    expect([second.deploymentId, await verify(second.context)]).toEqual([SECOND_ID, 200]);
    expect(await verify(first.context)).toBe(401);
    expect(await settingsAt(url)).toContain(SECOND_ID);
    const { diagnoses } = await (await fetch(`${url}/api/doctor`)).json();
    expect(new Set(diagnoses.map((each: { deploymentId: string }) => each.deploymentId))).toEqual(
      new Set([SECOND_ID]),
    );
  });

  it('says what only a restart can change', async () => {
    const redis = secretFile('redis://127.0.0.1:6379');
    const { updatesText } = await start({ REDIS_URL_FILE: redis.file });
    redis.write('redis://127.0.0.1:6380');
    await vi.waitFor(() => expect(updatesText()).toMatch(/REDIS_URL .*restart/), 10_000);
  });
});
