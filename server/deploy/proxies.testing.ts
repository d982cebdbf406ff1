import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { freePort } from '../store/redis.testing.ts';
import { findProgram } from './programs.testing.ts';

/** A proxy that runs with the files of this folder: only names, ports and folders are the test's. */
export interface Proxy {
  readonly url: string;
  close(): Promise<void>;
}

/** One of the proxies that this folder has files for. */
export interface ProxyKind {
  readonly name: string;
  /** `undefined` where the program cannot be had. */
  readonly program: string | undefined;
  /** In front of two companions, on a host of their own. */
  inFrontOf(companions: readonly [string, string]): Promise<Proxy>;
  /** In front of a site that has a companion below `/chat`, and answers `the site` itself. */
  belowPath(companion: string): Promise<Proxy>;
}

const nginx = findProgram('nginx', 'nginx');
const caddy = findProgram('caddy', 'caddy');
const isOfDebian12 =
  caddy !== undefined && /^v?2\.6\./.test(execFileSync(caddy, ['version'], { encoding: 'utf8' }));

export const proxyKinds: readonly ProxyKind[] = [
  {
    name: 'nginx',
    program: nginx,
    inFrontOf: (companions) =>
      startNginx((folder, port) =>
        withCompanions(read('nginx.conf'), companions)
          .replaceAll('/tmp/', `${folder}/`)
          .replace('/dev/stderr', `${folder}/error.log`)
          .replace('listen 8080', `listen 127.0.0.1:${port}`),
      ),
    belowPath: (companion) =>
      startNginx((folder, port) => {
        writeFileSync(
          join(folder, 'below-path.conf'),
          read('nginx-below-path.conf').replace('127.0.0.1:3000', new URL(companion).host),
        );
        const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
        return `pid ${folder}/nginx.pid; error_log ${folder}/error.log; events {} http { access_log off;
          ${places.map((place) => `${place}_temp_path ${folder}/${place};`).join(' ')}
          server {
            listen 127.0.0.1:${port}; location / { return 200 "the site"; } include ${folder}/below-path.conf;
        } }`;
      }),
  },
  {
    name: 'Caddy',
    program: caddy,
    inFrontOf: (companions) => startCaddy('chat.example.com', companions),
    belowPath: (companion) => startCaddy('www.example.com', [companion, companion]),
  },
];

/** What a visitor at an address of this machine is answered, byte for byte. */
export function askFrom(
  localAddress: string,
  url: string,
  { body, ...options }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { ...options, localAddress, agent: false }, async (res) => {
      const chunks: Buffer[] = [];
      for await (const chunk of res) chunks.push(chunk);
      resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

function startNginx(configure: (folder: string, port: number) => string): Promise<Proxy> {
  return startProxy(configure, (file, folder) => [
    String(nginx),
    '-p',
    folder,
    '-e',
    join(folder, 'error.log'),
    '-c',
    file,
    '-g',
    'daemon off;',
  ]);
}

function startCaddy(site: string, companions: readonly [string, string]): Promise<Proxy> {
  const configure = (_folder: string, port: number) =>
    `{\n admin off\n auto_https off\n}\n${withCompanions(read('Caddyfile'), companions)}`
      .replace(`\n${site} {`, `\nhttp://:${port} {\nbind 127.0.0.1`)
      .replace('reverse_proxy site:8080', 'respond "the site"')
      .replace(/request_buffers .*/, (line) => (isOfDebian12 ? 'buffer_requests' : line))
      // The other site would listen too.
      .replace(/\n\w+\.example\.com \{[\s\S]*?\n\}\n/, '\n');
  return startProxy(configure, (file) => [String(caddy), 'run', '--adapter', 'caddyfile', '--config', file]);
}

async function startProxy(
  configure: (folder: string, port: number) => string,
  commandFor: (file: string, folder: string) => string[],
): Promise<Proxy> {
  const folder = mkdtempSync(join(tmpdir(), 'proxy-'));
  const port = await freePort();
  const file = join(folder, 'config');
  writeFileSync(file, configure(folder, port));
  const [program = '', ...words] = commandFor(file, folder);
  const env = { PATH: process.env.PATH, HOME: folder };
  const child = spawn(program, words, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  const ended = once(child, 'close');
  const url = `http://127.0.0.1:${port}`;
  const close = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true });
  };
  try {
    const gaveUp = ended.then(() => Promise.reject(new Error('it has ended')));
    await Promise.race([vi.waitFor(() => askFrom('127.0.0.1', url), 10_000), gaveUp]);
  } catch (error) {
    await close();
    throw new Error(`${program} does not start: ${said}`, { cause: error });
  }
  return { url, close };
}

function withCompanions(text: string, [first, second]: readonly [string, string]): string {
  return text
    .replace('companion-1:3000', new URL(first).host)
    .replace('companion-2:3000', new URL(second).host);
}

function read(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}
