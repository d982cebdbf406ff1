import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { command, emptyFolder, runCommand } from '../cli/command.testing.ts';
import { control } from '../sandbox/sandbox.testing.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { startShop } from './live.testing.ts';

/** At Genesys's own host names, as an operator would run it; nothing in it knows of a sandbox. */
async function started(words: readonly string[], settings: object = {}) {
  const sandbox = await startShop(settings);
  onTestFinished(() => sandbox.close());
  const folder = emptyFolder();
  const run = runCommand(['conformance', ...words], { folder, env: environmentOf(sandbox) });
  return { sandbox, folder, ...run };
}

function environmentOf({ deploymentId, clientId, clientSecret, tls }: Sandbox) {
  return {
    GENESYS_REGION: 'euw1',
    GENESYS_DEPLOYMENT_ID: deploymentId,
    GENESYS_CLIENT_ID: clientId,
    GENESYS_CLIENT_SECRET: clientSecret,
    ...tls?.nodeEnvironment,
  };
}

describe.skipIf(!existsSync(command))('messenger-tag-companion conformance', () => {
  it('asks Genesys’s own host names over TLS, and leaves a report that holds no secret', async () => {
    const { sandbox, folder, ended, output } = await started(['--chat', '--report', 'report.json']);
    await ended;
    const json = readFileSync(join(folder, 'report.json'), 'utf8');
    const report = JSON.parse(json);
    const of = (outcome: string) =>
      report.rows
        .filter((row: { outcome: string }) => row.outcome === outcome)
        .map(({ row }: { row: string }) => row);
    expect(report).toMatchObject({ region: 'mypurecloud.ie', extent: 'chat', conversationIsOver: true });
    expect(of('as documented')).toEqual(
      expect.arrayContaining([
        '2.2/bootstrap',
        '2.2/login',
        '2.2/websocket',
        '4.2/text',
        '4.3/clear-order',
        '1.1/guests',
      ]),
    );
    expect(of('different').filter((row: string) => !/^2\.2\/bundles/.test(row))).toEqual([]);

    // It says what it will do before it does it.
    expect(output().indexOf('Because of --chat')).toBeLessThan(output().indexOf('2.2/bootstrap'));
    const people = readFileSync(join(folder, 'report.json').replace(/json$/, 'md'), 'utf8');
    for (const text of [json, people, output()])
      for (const secret of [sandbox.deploymentId, sandbox.clientId, sandbox.clientSecret, 'shop.example'])
        expect(text).not.toContain(secret);
  });

  it('clears the conversation at Ctrl+C, and leaves the report of what was asked', async () => {
    const { sandbox, folder, child, ended } = await started(['--chat'], { botDelayMs: 60_000 });
    // It waits for the bot when all has been said.
    await vi.waitFor(async () => {
      const [conversation] = (await control(sandbox)).conversations;
      expect(conversation?.messages.some(({ text }) => text?.startsWith('A test'))).toBe(true);
    }, 20_000);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    const { conversations } = await control(sandbox);
    expect(conversations.filter(({ state }) => state === 'open')).toEqual([]);
    expect(JSON.parse(readFileSync(join(folder, 'conformance-live.json'), 'utf8'))).toMatchObject({
      conversationIsOver: true,
    });
  });

  describe('where Genesys cannot be reached', () => {
    const env = {
      GENESYS_REGION: 'euw1',
      GENESYS_DEPLOYMENT_ID: '0c3f9d8e-1111-4222-8333-444455556666',
      // Nobody listens there, so nothing goes out.
      HTTPS_PROXY: 'http://127.0.0.1:9',
    };

    it('says in words why, and ends with 1', async () => {
      const { ended, output } = runCommand(['conformance'], { env });
      expect(await ended).toBe(1);
      expect(output()).toContain('Check HTTPS_PROXY');
      expect(output()).toContain('no OAuth client is configured');
    });

    it('says that the report cannot be written, and ends with 73', async () => {
      const { ended, output } = runCommand(['conformance', '--report', 'nowhere/report.json'], { env });
      expect(await ended).toBe(73);
      expect(output()).toContain('nowhere/report.json cannot be written');
    });
  });

  it.each([
    [['--live'], '--live'],
    [['--report', 'report.txt'], '.json'],
    [['chat'], 'chat'],
  ])('refuses %j, and tells what there is', async (words, named) => {
    const { ended, output } = runCommand(['conformance', ...words]);
    expect(await ended).toBe(64);
    expect(output()).toContain(named);
    expect(output()).toContain('--chat');
  });

  it('tells with --help what it does', async () => {
    const { ended, output } = runCommand(['conformance', '--help']);
    expect(await ended).toBe(0);
    expect(output()).toContain('Without --chat it only reads');
  });

  it('asks nothing where no organisation is named, or several are', async () => {
    const unnamed = runCommand(['conformance']);
    expect(await unnamed.ended).toBe(78);
    expect(unnamed.output()).toContain('GENESYS_REGION');

    const site = (id: string) => ({
      GENESYS_REGION: 'euw1',
      GENESYS_DEPLOYMENT_ID: `${id}c3f9d8e-1111-4222-8333-444455556666`,
    });
    const folder = emptyFolder({ 'sites.json': JSON.stringify([site('0'), site('1')]) });
    const several = runCommand(['conformance'], { folder, env: { SITES_FILE: 'sites.json' } });
    expect(await several.ended).toBe(78);
    expect(several.output()).toContain('names several sites');
  });
});
