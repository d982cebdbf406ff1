import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { gzipSync } from 'node:zlib';
import { generate } from 'selfsigned';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type FetchRules, fetchPage, NoPage } from './fetch-page.ts';

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    if ('closeAllConnections' in server)
      (server as unknown as ReturnType<typeof createServer>).closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

/** A site on this machine, and what it was asked. */
async function site(answer: RequestListener) {
  const asked: { url: string | undefined; headers: Record<string, unknown> }[] = [];
  const server = createServer((req, res) => {
    asked.push({ url: req.url, headers: req.headers });
    answer(req, res);
  });
  const port = await listening(server);
  return { port, origin: `http://localhost:${port}`, asked };
}

/** As in development: this machine's own names may be asked for. */
const rules = (more: Partial<FetchRules> = {}): FetchRules => ({
  isListed: () => true,
  mayAskLoopback: true,
  resolve: async () => ['127.0.0.1'],
  ...more,
});

async function refusal(work: Promise<unknown>): Promise<NoPage> {
  const error = await work.then(
    () => new Error('It came.'),
    (error: unknown) => error,
  );
  if (error instanceof NoPage) return error;
  throw error;
}

describe('a page that is fetched for somebody', () => {
  it('comes with its header fields, unpacked, and was asked for without credentials or cookies', async () => {
    const { origin, asked } = await site((_req, res) =>
      res
        .writeHead(200, {
          'content-type': 'text/html; charset=iso-8859-1',
          'content-encoding': 'gzip',
          'content-security-policy': "script-src 'self'",
          'set-cookie': 'a=b',
        })
        .end(gzipSync(Buffer.from('<h1>Gr\u00fc\u00dfe</h1>', 'latin1'))),
    );
    const page = await fetchPage(`${origin.replace('//', '//user:secret@')}/a?b=c#d`, rules());
    expect(page).toMatchObject({ url: `${origin}/a?b=c`, status: 200, text: '<h1>Grüße</h1>' });
    expect(page.headers['content-security-policy']).toBe("script-src 'self'");
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ url: '/a?b=c', headers: { host: new URL(origin).host } });
    expect(Object.keys(asked[0]?.headers ?? {}).sort()).toEqual(
      ['accept', 'accept-encoding', 'connection', 'host', 'user-agent'].sort(),
    );
  });

  it.each([
    'file:///etc/passwd',
    'ftp://localhost/',
    'gopher://localhost/',
    'data:text/html,a',
    'javascript:1',
    'localhost',
    '',
  ])('is none of another scheme: %s', async (address) => {
    expect((await refusal(fetchPage(address, rules()))).reason).toBe('scheme');
  });

  it('is none of an origin that is not on the list, and nobody is asked', async () => {
    const { origin, asked } = await site((_req, res) => res.end('inside'));
    const error = await refusal(
      fetchPage(origin, rules({ isListed: (asked) => asked === 'https://www.shop.example' })),
    );
    expect(error).toMatchObject({ reason: 'not-listed', origin });
    expect(asked).toEqual([]);
  });

  it.each([
    ['private', '10.1.2.3'],
    ['loopback', '127.0.0.1'],
    ['loopback of IPv6', '::1'],
    ['link-local, with the metadata of a cloud', '169.254.169.254'],
    ['of carriers', '100.64.0.1'],
    ['mapped', '::ffff:127.0.0.1'],
    ['unique local', 'fd00::1'],
    ['multicast', '224.0.0.1'],
  ])('is none of a listed name whose address is %s', async (_, address) => {
    const { port, asked } = await site((_req, res) => res.end('inside'));
    const error = await refusal(
      fetchPage(`http://www.shop.example:${port}`, rules({ resolve: async () => [address] })),
    );
    expect(error.reason).toBe('unreachable');
    expect(asked).toEqual([]);
  });

  it('is none of a name with one public address among private ones', async () => {
    const { port, asked } = await site((_req, res) => res.end('inside'));
    const resolve = async () => ['93.184.215.14', '127.0.0.1'];
    const error = await refusal(fetchPage(`http://www.shop.example:${port}`, rules({ resolve })));
    expect(error.reason).toBe('unreachable');
    expect(asked).toEqual([]);
  });

  it.each(['127.0.0.1', '[::1]', '[::ffff:7f00:1]', '2130706433', '0x7f.1', '0', '017700000001'])(
    'is none of a listed address of this machine in production: %s',
    async (host) => {
      const { port, asked } = await site((_req, res) => res.end('inside'));
      const error = await refusal(fetchPage(`http://${host}:${port}/`, rules({ mayAskLoopback: false })));
      expect(error.reason).toBe('unreachable');
      expect(asked).toEqual([]);
    },
  );

  it('is none of a name of somebody else that leads to this machine, in development neither', async () => {
    const { port, asked } = await site((_req, res) => res.end('inside'));
    const error = await refusal(fetchPage(`http://localhost.attacker.example:${port}`, rules()));
    expect(error.reason).toBe('unreachable');
    expect(asked).toEqual([]);
  });

  it('asks the address that was looked at, though the name leads elsewhere a moment later', async () => {
    const { origin, asked } = await site((_req, res) => res.end('the site'));
    const answers = [['127.0.0.1'], ['169.254.169.254']];
    let lookups = 0;
    const page = await fetchPage(origin, rules({ resolve: async () => answers[lookups++] ?? [] }));
    expect(page.text).toBe('the site');
    expect(lookups).toBe(1);
    expect(asked).toHaveLength(1);
  });

  it('looks at the address anew when the site redirects to itself, and is refused where it has changed', async () => {
    const { origin, asked } = await site((_req, res) => res.writeHead(302, { location: '/again' }).end());
    const answers = [['127.0.0.1'], ['10.0.0.1']];
    let lookups = 0;
    const error = await refusal(fetchPage(origin, rules({ resolve: async () => answers[lookups++] ?? [] })));
    expect(error.reason).toBe('unreachable');
    expect(asked).toHaveLength(1);
  });

  it('follows a redirect on the list', async () => {
    const { origin } = await site((req, res) =>
      req.url === '/' ? res.writeHead(301, { location: '/shop' }).end() : res.end('the shop'),
    );
    expect(await fetchPage(origin, rules())).toMatchObject({ url: `${origin}/shop`, text: 'the shop' });
  });

  it.each([
    ['an origin off the list', 'http://internal.example/admin', 'redirect'],
    ['another port', 'http://localhost:9/', 'redirect'],
    ['a file', 'file:///etc/passwd', 'scheme'],
    ['what is no address', 'http://[', 'redirect'],
  ])('follows no redirect to %s', async (_, location, reason) => {
    const { origin } = await site((_req, res) => res.writeHead(302, { location }).end());
    const error = await refusal(fetchPage(origin, rules({ isListed: (asked) => asked === origin })));
    expect(error.reason).toBe(reason);
  });

  it('follows five redirects no more', async () => {
    const { origin, asked } = await site((_req, res) => res.writeHead(302, { location: '/on' }).end());
    expect((await refusal(fetchPage(origin, rules()))).reason).toBe('redirect');
    expect(asked).toHaveLength(5);
  });

  it('is none that is huge', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 'a');
    const { origin } = await site((_req, res) => {
      for (let sent = 0; sent < 6; sent++) res.write(chunk);
      res.end();
    });
    expect((await refusal(fetchPage(origin, rules()))).reason).toBe('too-large');
  });

  it('is none that becomes huge when it is unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(100_000);
    const { origin } = await site((_req, res) =>
      res.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    );
    expect((await refusal(fetchPage(origin, rules()))).reason).toBe('too-large');
  });

  it('is none with header fields without end', async () => {
    const { origin } = await site((_req, res) =>
      res.writeHead(200, { 'x-long': 'a'.repeat(40_000) }).end('page'),
    );
    expect((await refusal(fetchPage(origin, rules()))).reason).toBe('unreachable');
  });

  it('is none that does not come to an end in time, whether header fields, body or the name hang', async () => {
    const silent = await site(() => {});
    const slow = await site((_req, res) => void res.writeHead(200).write('<html>'));
    const soon = { timeoutMs: 100 };
    expect((await refusal(fetchPage(silent.origin, rules(soon)))).reason).toBe('too-slow');
    expect((await refusal(fetchPage(slow.origin, rules(soon)))).reason).toBe('too-slow');
    const resolve = () => new Promise<never>(() => {});
    expect((await refusal(fetchPage(silent.origin, rules({ ...soon, resolve })))).reason).toBe('too-slow');
  });

  it('tells nobody apart who does not listen, has no name, speaks no HTTP or breaks off', async () => {
    const gone = await site(() => {});
    const talker = await listening(createTcpServer((socket) => void socket.end('220 smtp ready\r\n')));
    const breaker = await site((_req, res) => {
      res.writeHead(200, { 'content-length': '1000' }).write('<html>');
      res.socket?.destroy();
    });
    const reasons = await Promise.all(
      [
        fetchPage('http://localhost:9/', rules()),
        fetchPage(`${gone.origin}`, rules({ resolve: async () => Promise.reject(new Error('ENOTFOUND')) })),
        fetchPage(`http://localhost:${talker}/`, rules()),
        fetchPage(breaker.origin, rules()),
      ].map(async (each) => (await refusal(each)).reason),
    );
    expect(new Set(reasons)).toEqual(new Set(['unreachable']));
  });

  it('is asked for by its own name over TLS, and refused where the certificate is another’s', async () => {
    const altNames = [{ type: 2, value: 'localhost' } as const];
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
      keyType: 'ec',
      algorithm: 'sha256',
      extensions: [{ name: 'subjectAltName', altNames }],
    });
    const port = await listening(createTlsServer({ key, cert }, (_req, res) => res.end('safe')));
    expect((await fetchPage(`https://localhost:${port}/`, rules({ ca: cert }))).text).toBe('safe');
    const reasons = [
      await refusal(fetchPage(`https://localhost:${port}/`, rules())),
      await refusal(fetchPage(`https://other.localhost:${port}/`, rules({ ca: cert }))),
    ];
    expect(reasons.map(({ reason }) => reason)).toEqual(['unreachable', 'unreachable']);
  });
});
