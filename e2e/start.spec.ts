import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, launcher, messenger, talk, test, troubles } from './fixtures.ts';

const main = fileURLToPath(new URL('../dist/server/main.js', import.meta.url));

test('npm start prints an address, and the shop there has a working chat from one tag', async ({ page }) => {
  const found = troubles(page);
  const started = start({ PORT: '0' });
  try {
    await page.goto(await started.address);
    const scripts = await page.locator('script').evaluateAll((all) => all.map((script) => script.outerHTML));
    const [own, ...ours] = scripts;
    expect(own).toMatch(/^<script type="module" .*src="\.\.?\/assets\/[\w-]+\.js"><\/script>$/);
    expect(ours).toEqual([
      expect.stringMatching(
        /^<script async="" src="http:\/\/127\.0\.0\.1:\d+\/loader\.js" data-deployment-id="[\da-f-]{36}"><\/script>$/,
      ),
    ]);
    await launcher(page).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
    await talk(page, 'Do you deliver?');
    expect(found).toEqual([]);
  } finally {
    await started.stop();
  }
});

/** Runs the built program as `npm start` does, without any variable of Genesys. */
function start(variables: Record<string, string>): { address: Promise<string>; stop(): Promise<unknown> } {
  const environment = Object.entries(process.env).filter(
    ([name]) => !/^(GENESYS|NODE_ENV|ALLOWED|GUEST|SESSION)/.test(name),
  );
  const program = spawn(process.execPath, [main], {
    // Where nobody has a .env, which it would read.
    cwd: dirname(main),
    env: { ...Object.fromEntries(environment), ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise((resolve) => program.once('exit', resolve));
  let output = '';
  const address = new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      output += chunk;
      const [url] = /http:\/\/localhost:\d+/.exec(output) ?? [];
      if (url) resolve(url);
    };
    program.stdout.on('data', listen);
    program.stderr.on('data', listen);
    program.once('exit', () => reject(new Error(`It ended before it printed an address:\n${output}`)));
  });
  return {
    address,
    stop: () => {
      program.kill('SIGTERM');
      return exited;
    },
  };
}
