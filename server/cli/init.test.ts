import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { loadEnvFile } from '../config/env-file.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { variablesFor } from '../sandbox/variables.ts';
import { send } from '../testing/http.testing.ts';
import { command, emptyFolder, runCommand } from './command.testing.ts';

const ORIGIN = 'http://localhost:9';

/** Genesys for the command: what is asked of a person, and what only a sandbox needs. */
async function organisation() {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  const { GENESYS_GATEWAY, GENESYS_SCRIPT_URL, ...asked } = variablesFor(sandbox);
  return {
    env: { GENESYS_GATEWAY, GENESYS_SCRIPT_URL },
    words: ['init', '--cdn', sandbox.url],
    region: asked.GENESYS_REGION,
    id: asked.GENESYS_DEPLOYMENT_ID,
    client: asked.GENESYS_CLIENT_ID,
    secret: asked.GENESYS_CLIENT_SECRET,
  };
}

function written(folder: string): Record<string, string> {
  const env: Record<string, string> = {};
  loadEnvFile(env, folder);
  return env;
}

describe.skipIf(!existsSync(command))('messenger-tag-companion init', { timeout: 60_000 }, () => {
  it('asks, finds all well, writes .env for its owner alone, and prints the tag', async () => {
    const { env, words, region, id, client, secret } = await organisation();
    const folder = emptyFolder();
    const { ended, output } = runCommand(words, {
      env,
      folder,
      answers: [region, id, client, secret, ORIGIN, 'http://localhost:4000/'],
    });
    expect(await ended, output()).toBe(0);
    expect(written(folder)).toEqual({
      GENESYS_REGION: region,
      GENESYS_DEPLOYMENT_ID: id,
      GENESYS_CLIENT_ID: client,
      GENESYS_CLIENT_SECRET: secret,
      ALLOWED_ORIGINS: ORIGIN,
      PUBLIC_URL: 'http://localhost:4000/',
      SESSION_SECRETS: expect.stringMatching(/^[\da-f]{64}$/),
    });
    expect(readdirSync(folder)).toEqual(['.env']);
    expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600);
    expect(output()).toContain('<script async src="http://localhost:4000/loader.js"></script>');
    expect(output()).toContain(', 0 failed');
    expect(output()).not.toContain(secret);
    expect(output()).not.toContain(written(folder).SESSION_SECRETS);
  });

  it('writes what the companion starts with, without another word', async () => {
    const { env, words, region, id } = await organisation();
    const folder = emptyFolder();
    const asking = runCommand(words, { env, folder, answers: [region, id, '', ORIGIN, ''] });
    expect(await asking.ended, asking.output()).toBe(0);
    expect(written(folder)).not.toHaveProperty('GENESYS_CLIENT_ID');
    const { output } = runCommand([], { folder, env: { PORT: '0' } });
    const url = await vi.waitFor(
      () => /"url":"(http[^"]+)"/.exec(output())?.[1] ?? expect.fail(output()),
      10_000,
    );
    const session = await send('POST', `${url}/api/guest-token`, { origin: ORIGIN });
    expect(session.status).toBe(200);
  });

  it('takes what is reached from elsewhere for production', async () => {
    const { env, words, region, id } = await organisation();
    const folder = emptyFolder();
    const answers = [region, id, '', ORIGIN, 'https://chat.example.com', 'w'];
    await runCommand(words, { env, folder, answers }).ended;
    expect(written(folder)).toMatchObject({ NODE_ENV: 'production', PUBLIC_URL: 'https://chat.example.com' });
  });

  it('says of an answer that cannot be used why, and asks again', async () => {
    const { env, words, region, id } = await organisation();
    const folder = emptyFolder();
    const answers = ['nowhere', '', region, 'no-uuid', id, '', 'www.example.com', ORIGIN, 'ftp://x', ''];
    const { ended, output } = runCommand(words, { env, folder, answers });
    expect(await ended, output()).toBe(0);
    expect(output()).toContain('"nowhere" is no region of Genesys Cloud');
    expect(output()).toContain('This must be answered.');
    expect(output()).toContain('"no-uuid" is no deployment id');
    expect(output()).toContain('"www.example.com"');
    expect(output()).toContain('"ftp://x" is no address');
  });

  it('shows what the doctor finds, and lets the answers be changed, with those of before at hand', async () => {
    const { env, words, region, id, client, secret } = await organisation();
    const folder = emptyFolder();
    const wrong = [region, id, client, 'not-the-secret', ORIGIN, ''];
    const changed = ['', '', '', secret, '', ''];
    const { ended, output } = runCommand(words, { env, folder, answers: [...wrong, 'c', ...changed] });
    expect(await ended, output()).toBe(0);
    expect(output()).toMatch(/FAILED +credentials: .*\n +→ /);
    expect(written(folder)).toMatchObject({ GENESYS_CLIENT_ID: client, GENESYS_CLIENT_SECRET: secret });
    expect(output()).not.toContain('not-the-secret');
  });

  it('writes all the same, or stops, as the person likes', async () => {
    const { env, words, region, client, secret } = await organisation();
    const another = '11111111-2222-4333-8444-555555555555';
    for (const [decision, code, files] of [
      ['w', 0, ['.env']],
      ['s', 1, []],
    ] as const) {
      const folder = emptyFolder();
      const answers = [region, another, client, secret, ORIGIN, '', 'what is w?', decision];
      const { ended, output } = runCommand(words, { env, folder, answers });
      expect(await ended, output()).toBe(code);
      expect(output()).toMatch(/FAILED +deployment/);
      expect(readdirSync(folder)).toEqual(files);
    }
  });

  it('never replaces a .env without being told to', async () => {
    const { env, words, region, id } = await organisation();
    const before = 'PORT=4000\n';
    const folder = emptyFolder({ '.env': before });
    const left = runCommand(words, { env, folder, answers: [''] });
    expect(await left.ended).toBe(1);
    expect(left.output()).toContain('Nothing was changed.');
    expect(readFileSync(join(folder, '.env'), 'utf8')).toBe(before);

    const replaced = runCommand(words, { env, folder, answers: ['y', region, id, '', ORIGIN, ''] });
    expect(await replaced.ended, replaced.output()).toBe(0);
    expect(written(folder)).not.toHaveProperty('PORT');
    expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600);
  });

  it('writes nothing when the answers end early, wherever they end', async () => {
    const { env, words, region, id, client } = await organisation();
    const answers = [region, id, client, 'not-the-secret', ORIGIN, ''];
    for (let given = 0; given <= answers.length; given++) {
      const folder = emptyFolder();
      const { ended, output } = runCommand(words, { env, folder, answers: answers.slice(0, given) });
      expect(await ended, output()).toBe(66);
      expect(output()).toContain('The answers ended before the last question: nothing was written.');
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  it.skipIf(spawnSync('script', ['--version']).status !== 0)(
    'does not show a secret that is typed',
    async () => {
      const folder = emptyFolder();
      const words = ['-qec', `'${process.execPath}' '${command}' init`, '/dev/null'];
      const child = spawn('script', words, { cwd: folder });
      onTestFinished(() => void child.kill('SIGKILL'));
      let shown = '';
      child.stdout.setEncoding('utf8').on('data', (text) => {
        shown += text;
      });
      const answer = async (question: string, typed: string) => {
        await vi.waitFor(() => expect(shown).toContain(question), 20_000);
        child.stdin.write(`${typed}\r`);
      };
      await answer('Region', 'euw1');
      await answer('Id of the deployment', '11111111-2222-4333-8444-555555555555');
      await answer('Id of the OAuth client', 'the-client');
      await answer('Its secret', 'what-is-typed');
      await vi.waitFor(() => expect(shown).toContain('Origins of the sites'), 20_000);
      expect(shown).toContain('the-client');
      expect(shown).not.toContain('what-is-typed');
    },
  );

  it('says which variables of the shell win over what it writes', async () => {
    const { env, words, region, id } = await organisation();
    const shell = { ...env, ALLOWED_ORIGINS: 'http://localhost:10' };
    const { output, ended } = runCommand(words, { env: shell, answers: [region, id, '', ORIGIN, ''] });
    await ended;
    expect(output()).toContain('Set in this shell already, and so not taken from .env: ALLOWED_ORIGINS');
  });

  it('says why where it cannot write', async () => {
    const { env, words, region, id } = await organisation();
    // A folder in the place of the file: also for root, who may write everywhere.
    const folder = emptyFolder({ '.env/file': '' });
    const { ended, output } = runCommand(words, { env, folder, answers: ['y', region, id, '', ORIGIN, ''] });
    expect(await ended, output()).toBe(73);
    expect(output()).toContain('.env cannot be written in this folder (EISDIR)');
    expect(readdirSync(folder)).toEqual(['.env']);
  });
});
