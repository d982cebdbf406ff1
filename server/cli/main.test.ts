import { existsSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { environment, ORIGIN } from '../testing/companion.testing.ts';
import { send } from '../testing/http.testing.ts';
import { command, emptyFolder, runCommand } from './command.testing.ts';

async function outcome(...[words, options]: Parameters<typeof runCommand>) {
  const { ended, output } = runCommand(words, options);
  return { code: await ended, output: output() };
}

const inLines = (variables: object) =>
  Object.entries(variables)
    .map(([name, value]) => `${name}='${value}'\n`)
    .join('');

describe.skipIf(!existsSync(command))('messenger-tag-companion', () => {
  it.each([['help'], ['--help'], ['-h']])('tells by %s what there is', async (word) => {
    const { code, output } = await outcome([word]);
    expect(code).toBe(0);
    for (const name of ['start', 'init', 'doctor', 'conformance', 'sandbox', '--version'])
      expect(output).toContain(`  ${name}`);
  });

  it('tells its version', async () => {
    expect(await outcome(['--version'])).toEqual({ code: 0, output: `${packageJson.version}\n` });
  });

  it.each([
    [['strat'], 'There is no command "strat".'],
    [['constructor'], 'There is no command "constructor".'],
    [['start', '--port=4000'], 'start takes nothing behind it'],
    [['sandbox', 'x'], "Unexpected argument 'x'"],
    [['sandbox', '--bot'], '--bot'],
    [['init', '--bogus'], '--bogus'],
    [['init', '--cdn', 'nowhere'], '--cdn "nowhere" is no address'],
  ])('says of %j what is wrong, and ends with 64', async (words, says) => {
    const { code, output } = await outcome(words);
    expect(code).toBe(64);
    expect(output).toContain(says);
    expect(output).toContain('messenger-tag-companion ');
  });

  it('leaves the doctor its own words', async () => {
    const { code, output } = await outcome(['doctor', '--help']);
    expect(code).toBe(0);
    expect(output).toContain('--origin');
  });

  it('starts with what .env holds, says so in the log, and lets variables that are set win', async () => {
    const folder = emptyFolder({ '.env': inLines({ ...environment, PORT: '1', LOG_LEVEL: 'info' }) });
    const { child, ended, output } = runCommand([], { folder, env: { PORT: '0' } });
    const url = await vi.waitFor(
      () => String(/"url":"(http[^"]+)"/.exec(output())?.[1] ?? expect.fail(output())),
      10_000,
    );
    expect((await send('POST', `${url}/api/guest-token`, { origin: ORIGIN })).status).toBe(200);
    expect(output()).toMatch(/"file":"\.env".*read from a file/);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it.each([[['start']], [['doctor']]])(
    '%j does not start with a .env that it does not understand',
    async (words) => {
      const folder = emptyFolder({ '.env': 'GENESYS_REGION=euw1\nGENESYS_CLIENT_SECRET the-secret\n' });
      const { code, output } = await outcome(words, { folder });
      expect(code).toBe(78);
      expect(output).toContain('.env: line 2 is not NAME=value');
      expect(output).not.toContain('the-secret');
    },
  );

  it('has the doctor look at what .env holds', async () => {
    const folder = emptyFolder({
      '.env': inLines({ ...environment, GENESYS_GATEWAY: 'http://127.0.0.1:9' }),
    });
    const { code, output } = await outcome(['doctor', '--cdn', 'http://127.0.0.1:9'], { folder });
    expect(code).toBe(1);
    expect(output).toContain('read from .env');
    expect(output).toContain('region: prod-euw1');
  });
});
