import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { environment, ORIGIN } from '../testing/companion.testing.ts';
import { send } from '../testing/http.testing.ts';
import { isBuilt, main, startProcess } from '../testing/process.testing.ts';

const unit = readFileSync(new URL('messenger-tag.service', import.meta.url), 'utf8');
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
if (!hasSystemd) console.warn('systemd-analyze is not here: the unit is read by the test alone.');

/** All values of one setting, in order. */
const values = (name: string) =>
  [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value]) => String(value));

describe('the unit of systemd', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'unit-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.skipIf(!hasSystemd)('is one that systemd reads without a complaint', () => {
    const file = join(folder, 'messenger-tag.service');
    writeFileSync(file, unit.replace('/usr/bin/node', process.execPath));
    const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', file], {
      encoding: 'utf8',
    });
    const complaints = `${stdout}${stderr}`
      .split('\n')
      .filter((line) => line.includes('messenger-tag.service'));
    expect([status, complaints]).toEqual([0, []]);
  });

  it.skipIf(!hasSystemd)('leaves the companion little to do harm with, as systemd counts it', () => {
    const file = join(folder, 'messenger-tag.service');
    writeFileSync(file, unit);
    // From 0 (nothing) to 100 (everything), in tenths of what systemd prints.
    const words = ['security', '--offline=true', '--threshold=20', '--no-pager', file];
    expect(spawnSync('systemd-analyze', words, { encoding: 'utf8' }).status).toBe(0);
  });

  it('gives it no user of its own, no rights and no place to write', () => {
    const asked = {
      DynamicUser: 'yes',
      NoNewPrivileges: 'yes',
      ProtectSystem: 'strict',
      ProtectHome: 'yes',
      CapabilityBoundingSet: '',
    };
    for (const [name, value] of Object.entries(asked)) expect([name, values(name)]).toEqual([name, [value]]);
    expect(unit).not.toMatch(/^(ReadWritePaths|StateDirectory|User|AmbientCapabilities)=/m);
  });

  it('hands over each secret as a credential, and none by a variable', () => {
    const credentials = values('LoadCredential').map((value) => value.split(':')[0]);
    const files = values('Environment').filter((value) => value.includes('_FILE='));
    expect(files.map((value) => value.split('=%d/')[1])).toEqual(credentials);
    expect(unit).not.toMatch(/(SECRETS?|TOKEN|REDIS_URL)=/);
  });

  it('does not start again what a person has to mend, and waits longer than a stop takes', () => {
    const exitConfig = /EXIT_CONFIG = (\d+)/.exec(read('../main.ts'))?.[1];
    expect([values('Restart'), values('RestartPreventExitStatus')]).toEqual([['on-failure'], [exitConfig]]);
    const milliseconds = (file: string, name: string) =>
      Number(new RegExp(`${name} = ([\\d_]+)`).exec(read(file))?.[1]?.replaceAll('_', ''));
    const stop =
      milliseconds('../hosts/server.ts', 'DEADLINE_MS') +
      milliseconds('../operations/otlp-traces.ts', 'CLOSE_MS');
    expect(Number.parseInt(String(values('TimeoutStopSec')), 10) * 1000).toBeGreaterThan(stop + 2_000);
  });

  it.skipIf(!isBuilt)(
    'starts a companion that finds its secrets, and stops when systemd tells it to',
    async () => {
      const credentials = join(folder, 'credentials');
      mkdirSync(credentials);
      const { SESSION_SECRETS, ...notSecret } = environment;
      const secrets = {
        session: SESSION_SECRETS,
        metrics: 'a-token-for-metrics-of-this-test',
        genesys: 'not used',
      };
      for (const [name, secret] of Object.entries(secrets))
        writeFileSync(join(credentials, name), `${secret}\n`);

      const [, script = ''] = values('ExecStart').join().split(' ');
      const installed = join(folder, script);
      mkdirSync(dirname(installed), { recursive: true });
      symlinkSync(main, installed);

      const given = values('Environment').map((value) => value.replace('%d', credentials).split('='));
      const env = { ...Object.fromEntries(given), ...notSecret, HOST: '127.0.0.1', PORT: '0' };
      // Without an OAuth client, as the unit's comment says.
      delete env.GENESYS_CLIENT_SECRET_FILE;
      const { child, ended, url } = startProcess(env, { args: [installed] });
      const address = await url();
      expect((await send('POST', `${address}/api/guest-token`, { origin: ORIGIN })).status).toBe(200);
      const authorization = `Bearer ${secrets.metrics}`;
      expect((await send('GET', `${address}/metrics`, { authorization })).status).toBe(200);
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
    },
  );
});

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}
