import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { emptyFolder } from '../cli/command.testing.ts';

const main = fileURLToPath(new URL('../../dist/server/conformance/npm-run.js', import.meta.url));

/** With a program in the place of npm that only tells what it was called with. */
function run(words: readonly string[]) {
  const folder = emptyFolder({ npm: '#!/bin/sh\necho "npm $*"\nexit 3\n' });
  chmodSync(join(folder, 'npm'), 0o755);
  const path = [folder, dirname(process.execPath), process.env.PATH].join(delimiter);
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], {
    cwd: folder,
    env: { PATH: path },
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

describe.skipIf(!existsSync(main))('npm run conformance', () => {
  it('runs the tests of the sandbox and their report, and ends as they do', () => {
    expect(run([])).toEqual({ status: 3, output: 'npm run --silent conformance:tests\n' });
  });

  it('asks a live organisation with --live, by the words behind it', () => {
    const { status, output } = run(['--live', '--help']);
    expect(status).toBe(0);
    expect(output).toContain('conformance [--chat]');
  });

  it.each([
    [['--chat', '--live'], 'Write --live first.'],
    [['--life'], '"--life" is not understood.'],
  ])('refuses %j, and tells what there is', (words, says) => {
    const { status, output } = run(words);
    expect(status).toBe(64);
    expect(output).toContain(says);
    expect(output).toContain('--live [--chat]');
  });
});
