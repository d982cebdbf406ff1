import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import tls from 'node:tls';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ask, Unreachable } from '../doctor/ask.ts';
import type { Problem } from '../http/problems.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { createMemoryStore } from '../store/memory.ts';
import { createMemoryLog, SESSION_SECRET } from '../testing/companion.testing.ts';
import { createPlatform } from './platform.ts';

const USER = 'the-user-of-the-proxy';
const PASSWORD = 'the password of the proxy';
const AUTHORIZATION = Buffer.from(`${USER}:${PASSWORD}`).toString('base64');

// Genesys's real host names, over TLS: nothing but the proxy knows that they are on this machine.
let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ tls: { port: 0 } });
  for (const name of ['https_proxy', 'http_proxy', 'HTTP_PROXY', 'no_proxy', 'NO_PROXY']) {
    vi.stubEnv(name, undefined);
  }
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await sandbox.close();
});

/** As NODE_EXTRA_CA_CERTS does it, which Node reads at the start of a process only. */
function trustTheSandbox(): void {
  const ca = [...tls.rootCertificates, readFileSync(String(sandbox.tls?.authorityFile), 'utf8')];
  const { createSecureContext } = tls;
  vi.spyOn(tls, 'createSecureContext').mockImplementation((options) =>
    createSecureContext({ ...options, ca }),
  );
}

type Answer = (near: Socket, request: IncomingMessage) => void;

async function startProxy(answer: Answer) {
  const wanted: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer().on('connect', (request, near: Socket) => {
    wanted.push(String(request.url));
    near.on('error', () => {});
    answer(near, request);
  });
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  onTestFinished(close);
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  vi.stubEnv('HTTPS_PROXY', `http://${USER}:${encodeURIComponent(PASSWORD)}@${address}`);
  return { wanted, address, close };
}

/** Opens tunnels for whoever has the password, and hears what goes through. */
function tunnel(heard: Buffer[] = []): Answer {
  return (near, { headers }) => {
    if (headers['proxy-authorization'] !== `Basic ${AUTHORIZATION}`) {
      near.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n');
      return;
    }
    const far = connect(Number(sandbox.tls?.port), '127.0.0.1', () => {
      near.write('HTTP/1.1 200 OK\r\n\r\n');
      near.on('data', (bytes) => heard.push(bytes));
      far.pipe(near).pipe(far);
    });
    far.on('error', () => near.destroy());
    near.on('close', () => far.destroy());
  };
}

function start({ timeoutMs = 5_000 } = {}) {
  const { log, text } = createMemoryLog();
  const site = {
    region: { environment: 'prod-euw1', domain: 'mypurecloud.ie', aws: 'eu-west-1' },
    guestsPath: '/api/v2/conversations/guests',
    credentials: { clientId: sandbox.clientId, clientSecret: sandbox.clientSecret },
    gateway: undefined,
  };
  const platform = createPlatform(site, {
    timeoutMs,
    log,
    store: createMemoryStore(),
    sessionSecrets: [SESSION_SECRET],
    callsPerMinute: 280,
    metrics: { upstreamDone: () => {} },
  });
  /** Why there is no guest; told with no secret. */
  const failure = async () => {
    const problem: Problem = await platform.createGuest().then(
      () => {
        throw new Error('It succeeded.');
      },
      (reason) => reason,
    );
    const everything = inspect(problem, { depth: 20, showHidden: true }) + JSON.stringify(problem) + text();
    for (const secret of [
      USER,
      PASSWORD,
      encodeURIComponent(PASSWORD),
      AUTHORIZATION,
      sandbox.clientSecret,
    ]) {
      expect(everything).not.toContain(secret);
    }
    return problem;
  };
  return { platform, failure };
}

describe('through the proxy of HTTPS_PROXY', () => {
  it('Genesys is reached over TLS, in tunnels that show neither the client’s secret nor a token', async () => {
    const heard: Buffer[] = [];
    const proxy = await startProxy(tunnel(heard));
    trustTheSandbox();
    const guest = await start().platform.createGuest();
    expect(guest).toEqual({ guestId: expect.any(String), token: expect.any(String) });
    expect(proxy.wanted).toEqual(['login.mypurecloud.ie:443', 'api.mypurecloud.ie:443']);
    const bytes = Buffer.concat(heard).toString('latin1');
    expect(bytes).toContain('login.mypurecloud.ie');
    expect(bytes).not.toMatch(/authorization|oauth|grant_type/i);
  });

  it('Genesys is not taken for itself when its certificate is not trusted, and the operator hears what to do', async () => {
    await startProxy(tunnel());
    const { code, remedy } = await start().failure();
    expect(code).toBe('genesys-unavailable');
    expect(remedy).toMatch(/certificate .*\([A-Z_]+\).* NODE_EXTRA_CA_CERTS/);
  });

  it.each<[string, Answer, RegExp]>([
    ['asks for another password', (near) => near.end('HTTP/1.1 407 No\r\n\r\n'), /the proxy answered 407\./],
    [
      'refuses Genesys',
      (near) => near.end('HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n'),
      /the proxy answered 403\./,
    ],
    ['hangs up', (near) => near.end(), /the proxy gave no usable answer: UND_ERR_SOCKET\./],
    [
      'resets the connection',
      (near) => near.resetAndDestroy(),
      /the proxy gave no usable answer: ECONNRESET\./,
    ],
    [
      'does not speak HTTP',
      (near) => near.end('hello\r\n\r\n'),
      /the proxy gave no usable answer: HTTPParserError\./,
    ],
  ])('nothing comes when it %s: the operator hears that it was the proxy', async (_name, answer, told) => {
    const proxy = await startProxy(answer);
    const { code, remedy } = await start().failure();
    expect(code).toBe('genesys-unavailable');
    expect(remedy).toMatch(/^POST https:\/\/login\.mypurecloud\.ie\/oauth\/token cannot be reached: /);
    expect(remedy).toMatch(told);
    expect(remedy).toContain('Check HTTPS_PROXY');
    // As often as a login is tried, and no more.
    expect(proxy.wanted).toHaveLength(3);
  });

  it('nothing comes when it does not run: the operator hears that it was the proxy', async () => {
    const { address, close } = await startProxy(tunnel());
    close();
    const { code, remedy } = await start().failure();
    expect(code).toBe('genesys-unavailable');
    expect(remedy).toContain(`the proxy gave no usable answer: ECONNREFUSED ${address}.`);
  });

  it('nothing comes when it is silent: no call waits longer than its deadline', async () => {
    await startProxy(() => {});
    const { code, remedy } = await start({ timeoutMs: 200 }).failure();
    expect(code).toBe('genesys-timeout');
    expect(remedy).toContain('UPSTREAM_TIMEOUT_MS');
  });
});

describe('the doctor’s questions', () => {
  const question = () => ask('https://apps.mypurecloud.ie/', { method: 'HEAD', timeoutMs: 5_000 });

  it('go through the proxy, as the companion’s calls do', async () => {
    const proxy = await startProxy(tunnel());
    trustTheSandbox();
    expect((await question()).status).toBeGreaterThanOrEqual(200);
    expect(proxy.wanted).toEqual(['apps.mypurecloud.ie:443']);
  });

  it.each(['NO_PROXY', 'NOTHING'])('go past it to this machine, with %s or without', async (variable) => {
    const proxy = await startProxy(tunnel());
    vi.stubEnv('HTTP_PROXY', `http://${proxy.address}`);
    vi.stubEnv(variable, '127.0.0.1');
    expect((await ask(`${sandbox.url}/`, { timeoutMs: 5_000 })).status).toBeGreaterThanOrEqual(200);
    expect(proxy.wanted).toEqual([]);
  });

  it('say that it was the proxy where that refuses, without its password', async () => {
    await startProxy((near) => near.end('HTTP/1.1 407 No\r\n\r\n'));
    const error = await question().catch((reason) => reason);
    expect(error).toBeInstanceOf(Unreachable);
    expect(`${error.message} ${error.remedy}`).toMatch(/the proxy answered 407\. Check HTTPS_PROXY/);
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(PASSWORD);
  });

  it('wait no longer for a silent one than they are told to', async () => {
    await startProxy(() => {});
    const silent = ask('https://apps.mypurecloud.ie/', { timeoutMs: 50 });
    await expect(silent).rejects.toThrow('did not answer in time');
  });
});
