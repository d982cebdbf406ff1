import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What `npm start` prints, where to go. */
export interface Addresses {
  readonly shop: string;
  readonly sandbox: string;
  readonly companion: string;
}

const main = fileURLToPath(new URL('../dist/server/main.js', import.meta.url));

/** Runs the built program as `npm start` does, without any variable of Genesys, on ports that are free. */
export function npmStart(): { addresses: Promise<Addresses>; stop(): Promise<unknown> } {
  const environment = Object.entries(process.env).filter(
    ([name]) => !/^(GENESYS|NODE_ENV|ALLOWED|GUEST|SESSION|PUBLIC_URL|OIDC|USER_TOKEN)/.test(name),
  );
  const program = spawn(process.execPath, [main], {
    // Where nobody has a .env, which it would read.
    cwd: dirname(main),
    env: { ...Object.fromEntries(environment), PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise((resolve) => program.once('exit', resolve));
  let output = '';
  const addresses = new Promise<Addresses>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      output += chunk;
      if (!output.includes('Stop with Ctrl+C')) return;
      const after = (words: string) => new RegExp(`${words}:\\s+(\\S+)`).exec(output)?.[1] ?? '';
      resolve({
        shop: after('Open the demo shop'),
        sandbox: new URL(after('Answer its visitors')).origin,
        companion: after('Build a tag, read'),
      });
    };
    program.stdout.on('data', listen);
    program.stderr.on('data', listen);
    program.once('exit', () => reject(new Error(`It ended before it printed its addresses:\n${output}`)));
  });
  return {
    addresses,
    stop: () => {
      program.kill('SIGTERM');
      return exited;
    },
  };
}
