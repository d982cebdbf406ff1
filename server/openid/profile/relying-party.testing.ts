import { SignJWT } from 'jose';
import * as client from 'openid-client';
import type { CompanionParts } from '../../app.ts';
import type { Environment } from '../../config/config.ts';
import { DEPLOYMENT_ID, ORIGIN, startCompanion } from '../../testing/companion.testing.ts';
import { storeWithKey } from '../ready-key.testing.ts';
import { createBrowser, type Page } from './browser.testing.ts';

/** Where the world finds the companion: a proxy in front ends TLS. */
export const PUBLIC_URL = 'https://chat.example.com';
export const ISSUER = `${PUBLIC_URL}/oidc`;
export const REDIRECT_URI = `${ISSUER}/callback`;
export const CLIENT_ID = 'genesys-messenger';
export const CLIENT_SECRET = 'Of-Genesys+us/alone:%20in&any=encoding!';
export const USER_TOKEN_SECRET = 'the secret that the back end of the shop signs with';

const openIdEnvironment: Environment = {
  PUBLIC_URL,
  OIDC_CLIENT_ID: CLIENT_ID,
  OIDC_CLIENT_SECRET: CLIENT_SECRET,
  USER_TOKEN_SECRET,
};

/** What the shop says of its customer. */
export const ADA = {
  sub: 'customer-7',
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  phone: '+44 20 7946 0000',
};

/** A user token as the site's back end signs it. */
export function userTokenOf(
  claims: Record<string, unknown> = ADA,
  secret = USER_TOKEN_SECRET,
): Promise<string> {
  return new SignJWT({ aud: DEPLOYMENT_ID, exp: Math.floor(Date.now() / 1000) + 600, ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(secret));
}

/** What `POST /api/auth-code` gives. */
export interface AuthCode {
  readonly authCode: string;
  readonly redirectUri: string;
  readonly codeVerifier: string;
  readonly nonce: string;
  readonly iss: string;
}

export type Provider = Awaited<ReturnType<typeof startProvider>>;

/** A companion with its OpenID provider on a free port, as the world sees it behind `PUBLIC_URL`. */
export async function startProvider(env: Environment = {}, parts: CompanionParts = {}) {
  const store = parts.store ?? (await storeWithKey());
  const companion = await startCompanion({ ...openIdEnvironment, ...env }, { ...parts, store });
  /** As a proxy hands it on: the port is another, and the rest is as it came. */
  const fetchThere = (url: string | URL, init: RequestInit = {}) => {
    const { host, href } = new URL(url);
    const headers = new Headers(init.headers);
    headers.set('host', host);
    return fetch(href.replace(PUBLIC_URL, companion.url), { ...init, headers });
  };
  return {
    ...companion,
    fetch: fetchThere,
    /** As the part `auth` of the loader asks. */
    askForCode: (body: unknown, headers: Record<string, string> = {}) =>
      fetchThere(`${PUBLIC_URL}/api/auth-code`, {
        method: 'POST',
        headers: { origin: ORIGIN, 'content-type': 'text/plain', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    /** A code for a customer of the shop. */
    async codeFor(claims?: Record<string, unknown>): Promise<AuthCode> {
      const res = await this.askForCode({ userToken: await userTokenOf(claims) });
      if (res.status !== 200) throw new Error(`/api/auth-code: ${res.status} ${await res.text()}`);
      return res.json();
    },
    /** The token endpoint, asked by hand: for what a good client would not send. */
    askForTokens: (parameters: Record<string, string>, [id, secret] = [CLIENT_ID, CLIENT_SECRET]) =>
      fetchThere(`${ISSUER}/token`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(`${encoded(id)}:${encoded(secret)}`).toString('base64')}`,
        },
        body: new URLSearchParams(parameters),
      }),
  };
}

/** RFC 6749, 2.3.1: both are form-encoded before they are joined. */
function encoded(value = ''): string {
  return new URLSearchParams([['', value]]).toString().slice(1);
}

/** The parameters with which Genesys exchanges a code of ours. */
export function exchangeOf({ authCode, redirectUri, codeVerifier }: AuthCode): Record<string, string> {
  return {
    grant_type: 'authorization_code',
    code: authCode,
    redirect_uri: redirectUri,
    code_verifier: codeVerifier,
  };
}

export type RelyingParty = Awaited<ReturnType<typeof createRelyingParty>>;

/** A client that knows nothing but the issuer and its credentials. */
export async function createRelyingParty(
  provider: Provider,
  { id = CLIENT_ID, secret = CLIENT_SECRET, auth = client.ClientSecretBasic(secret) } = {},
) {
  const config = await client.discovery(new URL(ISSUER), id, secret, auth, {
    [client.customFetch]: (url, init) => provider.fetch(url, init as RequestInit),
    // Signatures as well, which a client may leave to TLS (Core 3.1.3.7).
    execute: [client.enableNonRepudiationChecks],
  });
  const browser = createBrowser(provider.fetch, REDIRECT_URI);

  /** What a browser comes back with; on the way the visitor signs in where they are asked to. */
  async function authorize(asked: Asked = {}, { by = 'GET' as 'GET' | 'POST', as = ADA } = {}) {
    const parameters = { ...usual(), ...asked };
    const address = client.buildAuthorizationUrl(config, {});
    for (const [name, value] of Object.entries(parameters)) {
      if (value === undefined) address.searchParams.delete(name);
      else address.searchParams.set(name, value);
    }
    let page: Page =
      by === 'GET'
        ? await browser.go(address)
        : await browser.go(address.href.split('?')[0] ?? '', Object.fromEntries(address.searchParams));
    const wasAsked = page.text.includes('name="userToken"');
    if (wasAsked) page = await browser.send(page, { userToken: await userTokenOf(as) });
    return { page, wasAsked, answer: page.url, asked: parameters };
  }

  /** The tokens for what `authorize` brought, all of it checked by the client. */
  async function exchange({ answer, asked }: Authorized, checks: client.AuthorizationCodeGrantChecks = {}) {
    return client.authorizationCodeGrant(config, answer, {
      ...(asked.state === undefined ? {} : { expectedState: asked.state }),
      ...(asked.nonce === undefined ? {} : { expectedNonce: asked.nonce }),
      ...(asked.max_age === undefined ? {} : { maxAge: Number(asked.max_age) }),
      idTokenExpected: true,
      ...checks,
    });
  }

  return {
    config,
    authorize,
    exchange,
    /** Both in one. */
    async signIn(asked: Asked = {}) {
      const authorized = await authorize(asked);
      return { ...authorized, tokens: await exchange(authorized) };
    },
    /** The tokens for a code of `/api/auth-code`, as Genesys gets them. */
    redeem({ authCode, redirectUri, codeVerifier, nonce, iss }: AuthCode) {
      const answer = new URL(redirectUri);
      answer.search = new URLSearchParams({ code: authCode, iss }).toString();
      const checks = { pkceCodeVerifier: codeVerifier, expectedNonce: nonce, idTokenExpected: true };
      return client.authorizationCodeGrant(config, answer, checks);
    },
  };
}

/** Parameters of a request; `undefined` leaves a usual one out. */
type Asked = Readonly<Record<string, string | undefined>>;

interface Authorized {
  readonly answer: URL;
  readonly asked: Asked;
}

/** As the suite asks by default: a state and a nonce, no PKCE. */
function usual() {
  return {
    redirect_uri: REDIRECT_URI,
    scope: 'openid',
    state: client.randomState(),
    nonce: client.randomNonce(),
  };
}
