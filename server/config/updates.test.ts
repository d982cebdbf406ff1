import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CLIENT, failures, json, startFakeGenesys } from '../genesys/genesys.testing.ts';
import { createMemoryLog, environment, startCompanion } from '../testing/companion.testing.ts';
import type { Environment } from './config.ts';
import { readConfig } from './read.ts';
import { watchSecretFiles } from './updates.ts';

const FIRST = 'the first session secret that is long enough';
const SECOND = 'the second session secret that is long enough';

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
  const updates = watchSecretFiles(readConfig(all), { read: () => readConfig(all), log, intervalMs: 20 });
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
    await vi.waitFor(() => expect(updatesText()).toContain('the changed secrets are in use'), 10_000);
    const moved = await session(first.resume);
    expect(moved.token).toBe(first.token);

    secret.write(SECOND);
    await vi.waitFor(async () => expect((await session(first.resume)).token).not.toBe(first.token), 10_000);
    expect((await session(moved.resume)).token).toBe(first.token);
    expect(updatesText()).not.toMatch(/long enough/);
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
    await vi.waitFor(() => expect(updatesText()).toContain('the old ones stay in use'), 10_000);
    expect((await ask()).status).toBe(200);

    accepted = basicOf('the-new-one');
    await vi.waitFor(() => expect(updatesText()).toContain('the changed secrets are in use'), 10_000);
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
    const secret = secretFile('s'.repeat(32));
    const { updatesText } = await start({ USER_TOKEN_SECRET_FILE: secret.file });
    secret.write('t'.repeat(32));
    await vi.waitFor(() => expect(updatesText()).toContain('the changed secrets are in use'), 10_000);
  });
});
