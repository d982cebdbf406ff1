import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { onTestFinished } from 'vitest';

export const CLIENT = { clientId: 'genesys', clientSecret: 'the-secret-that-genesys-stores-0123' };

/** A provider that answers whatever a test wants, so that each check can be made to fail. */
export interface PlayedProvider {
  readonly issuer: string;
  readonly openIdProvider: { discoveryUri: string; clientId: string; clientSecret: string };
  /** Claims that differ from those of a good id token; `undefined` leaves one out. */
  claims: Record<string, unknown>;
  /** What differs in the token endpoint's answer. */
  answer: Record<string, unknown>;
  /** What differs in the discovery. */
  metadata: Record<string, unknown>;
  /** How often each path was asked. */
  readonly asked: Record<string, number>;
  /** What the token endpoint was sent last. */
  readonly received: { form: URLSearchParams; authorization: string | undefined };
  /** Signs with a new key from now on, and publishes both. */
  rotate(): Promise<void>;
  /** The public keys, as it publishes them. */
  keys(): Promise<object[]>;
  sign(claims?: object): Promise<string>;
}

export async function playProvider(): Promise<PlayedProvider> {
  const pairs = [await nextPair()];
  const received = { form: new URLSearchParams(), authorization: undefined as string | undefined };
  const asked: Record<string, number> = {};
  const keys = () =>
    Promise.all(
      pairs.map(async ({ publicKey }, n) => ({
        ...(await exportJWK(publicKey)),
        kid: `key-${n}`,
        use: 'sig',
      })),
    );

  const answers: Record<string, () => unknown> = {
    '/.well-known/openid-configuration': () => ({
      issuer: provider.issuer,
      authorization_endpoint: `${provider.issuer}/auth`,
      token_endpoint: `${provider.issuer}/token`,
      jwks_uri: `${provider.issuer}/jwks`,
      ...provider.metadata,
    }),
    '/jwks': async () => ({ keys: await keys() }),
    '/token': async () => ({
      access_token: 'an-access-token-of-the-provider',
      token_type: 'Bearer',
      expires_in: 3600,
      id_token: await provider.sign(),
      ...provider.answer,
    }),
  };
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    asked[path] = (asked[path] ?? 0) + 1;
    let body = '';
    for await (const piece of request) body += piece;
    if (path === '/token') {
      received.form = new URLSearchParams(body);
      received.authorization = request.headers.authorization;
    }
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify((await answers[path]?.()) ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });

  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: PlayedProvider = {
    issuer,
    openIdProvider: { discoveryUri: `${issuer}/.well-known/openid-configuration`, ...CLIENT },
    claims: {},
    answer: {},
    metadata: {},
    asked,
    received,
    keys,
    async rotate() {
      pairs.push(await nextPair());
    },
    async sign(claims = {}) {
      const now = Math.floor(Date.now() / 1000);
      const all = { iss: issuer, aud: CLIENT.clientId, sub: 'ada', iat: now, exp: now + 300 };
      return new SignJWT({ ...all, ...provider.claims, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: `key-${pairs.length - 1}` })
        .sign(newest(pairs).privateKey);
    },
  };
  return provider;
}

/** RSA keys take long to make: a few serve all tests in turn, and no test needs more of them at once. */
const pool: ReturnType<typeof generateKeyPair>[] = [];
let taken = 0;
function nextPair(): ReturnType<typeof generateKeyPair> {
  const place = taken++ % 3;
  pool[place] ??= generateKeyPair('RS256', { extractable: true });
  return pool[place];
}

function newest<Thing>(things: readonly Thing[]): Thing {
  const last = things.at(-1);
  if (last === undefined) throw new Error('There is none.');
  return last;
}
