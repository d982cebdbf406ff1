import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Environment } from '../config/config.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { variablesFor } from '../sandbox/variables.ts';
import { hasRedisServer, startRedis } from '../store/redis.testing.ts';
import { environment as ofTests } from '../testing/companion.testing.ts';

/** Nobody is there: by default the doctor asks at port 3000, where somebody may be running `npm start`. */
const environment: Environment = { ...ofTests, PUBLIC_URL: 'http://127.0.0.1:9' };

// The command itself, as `npm test` has built it; there is none after `npx vitest` in a fresh clone.
const main = fileURLToPath(new URL('../../dist/server/doctor/main.js', import.meta.url));

async function doctor(env: Environment, ...args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [main, ...args], {
    // Where nobody has a .env, which it would read.
    cwd: dirname(main),
    env: { PATH: process.env.PATH, ...env },
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output };
}

describe.skipIf(!existsSync(main))('npm run doctor', { timeout: 30_000 }, () => {
  it('ends with 0 where all is well, and with 1 where a page is kept out', async () => {
    const sandbox = await startSandbox({ allowedDomains: ['example.com'] });
    onTestFinished(() => sandbox.close());
    const env = {
      ...environment,
      ...variablesFor(sandbox),
    };
    const well = await doctor(env, '--cdn', sandbox.url);
    expect(well.output).toContain(' 0 failed');
    expect(well.code).toBe(0);
    const ill = await doctor(env, '--cdn', sandbox.url, '--origin', 'https://elsewhere.test/a/page');
    expect(ill.output).toContain('→ Add elsewhere.test to the deployment’s allowed domains');
    expect(ill.output).toContain('→ Add https://elsewhere.test to ALLOWED_ORIGINS');
    expect(ill.code).toBe(1);
    expect(well.output + ill.output).not.toContain(sandbox.clientSecret);
  });

  it('asks Redis, and says so where it does not answer', async () => {
    const sandbox = await startSandbox();
    onTestFinished(() => sandbox.close());
    const env = (redisUrl: string): Environment => ({
      ...environment,
      GENESYS_REGION: sandbox.region,
      GENESYS_DEPLOYMENT_ID: sandbox.deploymentId,
      GENESYS_GATEWAY: sandbox.url,
      GENESYS_SCRIPT_URL: `${sandbox.url}/genesys-bootstrap/genesys.min.js`,
      REDIS_URL: redisUrl,
    });
    const lost = await doctor(env('redis://:hidden-word@127.0.0.1:1'), '--cdn', sandbox.url);
    expect(lost.output).toContain('Redis does not answer (ECONNREFUSED): check REDIS_URL');
    expect(lost.output).not.toContain('hidden-word');
    expect(lost.code).toBe(1);
    if (!hasRedisServer()) return;
    const redis = await startRedis();
    onTestFinished(() => redis.kill());
    const found = await doctor(env(redis.url), '--cdn', sandbox.url);
    expect(found.output).toContain('Machines share their state.');
  });

  it('names a region that is misspelt, and ends with 78 as the companion would', async () => {
    const { code, output } = await doctor({ ...environment, GENESYS_REGION: 'mypurecloud.eu' });
    expect([code, output]).toEqual([
      78,
      expect.stringContaining('GENESYS_REGION: "mypurecloud.eu" is no region'),
    ]);
  });

  it('says how it is used when it is not understood', async () => {
    for (const [args, said] of [
      [['--origins', 'x'], '--origins'],
      [['--origin', 'no address'], '"no address" is no address of a page: write it with https://'],
      [['--origin', 'www.example.com'], 'Did you mean https://www.example.com?'],
      [['--origin', 'javascript:alert(1)'], 'is no address of a page'],
    ] as const) {
      const { code, output } = await doctor(environment, ...args);
      expect([code, output]).toEqual([2, expect.stringContaining(said)]);
      expect(output).toContain('messenger-tag-companion doctor [--origin');
      expect(output).not.toContain('Invalid URL');
    }
  });

  it('says how it is used when it is asked', async () => {
    const { code, output } = await doctor({}, '--help');
    expect([code, output]).toEqual([0, expect.stringContaining('messenger-tag-companion doctor [--origin')]);
  });

  it('has nothing to look at where nothing is configured', async () => {
    expect(await doctor({})).toEqual({ code: 0, output: expect.stringContaining('nothing to look at') });
  });
});
