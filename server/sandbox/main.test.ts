import { existsSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { command, emptyFolder, runCommand } from '../cli/command.testing.ts';

describe.skipIf(!existsSync(command))('messenger-tag-companion sandbox', () => {
  it('tells by --help what can stand behind it', async () => {
    const { ended, output } = runCommand(['sandbox', '--help']);
    expect(await ended).toBe(0);
    expect(output()).toContain('--bot');
  });

  it('plays the bot of a file, also after a reset', async () => {
    const folder = emptyFolder({ 'shop.json': '\uFEFF{ "name": "Ada", "start": "Hello from the file." }' });
    const { child, ended, output } = runCommand(['sandbox', '--bot', 'shop.json'], { folder });
    const url = await vi.waitFor(
      () => String(/inspector +(\S+)/.exec(output())?.[1] ?? expect.fail(output())),
      10_000,
    );
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${url}/control`, { method: 'POST', headers, body: '{"reset": true}' });
    expect(await answer.json()).toMatchObject({ settings: { scenario: { name: 'Ada' } } });
    child.kill('SIGTERM');
    await ended;
  });

  it.each([
    ['{ "name": "Ada", "start": [{ "sya": "Hello" }] }', '→ at start[0]'],
    ['{ name: "Ada" }', 'shop.json cannot be read'],
  ])('does not start with a bot that it cannot play: %s', async (file, says) => {
    const folder = emptyFolder({ 'shop.json': file });
    const { ended, output } = runCommand(['sandbox', '--bot', 'shop.json'], { folder });
    expect(await ended).toBe(1);
    expect(output()).toContain('shop.json');
    expect(output()).toContain(says);
  });

  it('says which file is not there', async () => {
    const { ended, output } = runCommand(['sandbox', '--bot', 'nowhere.json']);
    expect(await ended).toBe(1);
    expect(output()).toMatch(/The scenario \/.+\/nowhere\.json cannot be read: ENOENT/);
  });
});
