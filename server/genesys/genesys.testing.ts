import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ProblemCode } from '../http/problems.ts';

type Answer = (req: IncomingMessage, res: ServerResponse, body: string) => void;

/** Genesys's login and API on one port, for tests: answers by script, and remembers what it was asked. */
export interface FakeGenesys {
  readonly url: string;
  readonly requests: { method: string; path: string; headers: IncomingMessage['headers']; body: string }[];
  /** What is answered from now on; every test may set its own. */
  login: Answer;
  guests: Answer;
  close(): Promise<void>;
}

/** The name of a way in which an upstream may fail. */
export type Failure = keyof typeof failures;

export const CLIENT = { clientId: 'the-client-id', clientSecret: 'the-client-secret' };
export const ACCESS_TOKEN = 'the-access-token';
export const GUEST = { id: 'the-guest-id', token: 'the-guest-token' };
export const BASIC = `Basic ${Buffer.from(`${CLIENT.clientId}:${CLIENT.clientSecret}`).toString('base64')}`;

export async function startFakeGenesys(): Promise<FakeGenesys> {
  const server = createServer(async (req, res) => {
    let body = '';
    for await (const chunk of req) body += chunk;
    const path = req.url ?? '';
    fake.requests.push({ method: req.method ?? '', path, headers: req.headers, body });
    (path === '/oauth/token' ? fake.login : fake.guests)(req, res, body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const fake: FakeGenesys = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    login: json(200, { access_token: ACCESS_TOKEN, expires_in: 86_400 }),
    guests: json(200, GUEST),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return fake;
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return (_req, res) =>
    res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** Every way in which an upstream may fail, by name. */
export const failures = {
  '400': json(400, { error: 'invalid_client', echo: BASIC }),
  '401': json(401, { error: 'invalid_client', echo: BASIC }),
  '403': json(403, { code: 'missing.permissions', echo: ACCESS_TOKEN }),
  '404': json(404, { code: 'not.found' }),
  '302': (_req, res) => res.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
  '429': json(429, { code: 'rate.limit' }, { 'retry-after': '17' }),
  '500': json(500, {}),
  '503 until a date': (_req, res) =>
    res.writeHead(503, { 'retry-after': new Date(Date.now() + 30_000).toUTCString() }).end(),
  'no answer': () => {},
  'a body that never ends': (_req, res) => res.writeHead(200).write('{"access_token":'),
  'a body too slow': (_req, res) => {
    const drip = setInterval(() => res.write(' '), 20);
    res.writeHead(200).once('close', () => clearInterval(drip));
  },
  reset: (_req, res) => res.socket?.resetAndDestroy(),
  'a broken-off body': (_req, res) => {
    res.writeHead(200, { 'content-length': '1000' }).write('{"');
    setImmediate(() => res.destroy());
  },
  'no JSON': (_req, res) => res.writeHead(200).end('<html>'),
  null: json(200, null),
  'an empty body': (_req, res) => res.writeHead(200).end(),
  'other JSON': json(200, { id: 7, access_token: ['x'] }),
  'an endless body': (_req, res) => res.writeHead(200).end(`"${'x'.repeat(300 * 1024)}"`),
} satisfies Record<string, Answer>;

/** What the contract makes of each. */
export const codeOf: Record<Failure, ProblemCode> = {
  '400': 'genesys-refused',
  '401': 'genesys-refused',
  '403': 'genesys-refused',
  '404': 'genesys-refused',
  '302': 'genesys-refused',
  '429': 'genesys-unavailable',
  '500': 'genesys-unavailable',
  '503 until a date': 'genesys-unavailable',
  'no answer': 'genesys-timeout',
  'a body that never ends': 'genesys-timeout',
  'a body too slow': 'genesys-timeout',
  reset: 'genesys-unavailable',
  'a broken-off body': 'genesys-unavailable',
  'no JSON': 'genesys-refused',
  null: 'genesys-refused',
  'an empty body': 'genesys-refused',
  'other JSON': 'genesys-refused',
  'an endless body': 'genesys-refused',
};
