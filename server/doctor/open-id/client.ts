import type { CustomFetch } from 'openid-client';
import type { Site } from '../../config/config.ts';
import { ask, Unreachable } from '../ask.ts';
import { type Finding, failed, type Scene } from '../finding.ts';
import { type Provider, unreachable } from './provider.ts';

/** What Genesys hands in for a visitor's tokens (genesys.md 10.1, CONFIRMED). */
export interface Handed {
  readonly authCode: string;
  readonly redirectUri: string;
  readonly codeVerifier: string;
  readonly nonce: string;
}

/** What came of it: the claims of the `id_token`, all of it checked; or the error that the provider named. */
export type Exchanged =
  | { readonly claims: Readonly<Record<string, unknown>> }
  | { readonly refused: string }
  | { readonly finding: Finding };

/** Exchanges a code as Genesys does, by a client that is not ours: it checks signature, issuer, audience, times and nonce. */
export async function exchange(
  { config, now }: Pick<Scene, 'config' | 'now'>,
  provider: Provider,
  { clientId, clientSecret }: NonNullable<Site['openId']>,
  { authCode, redirectUri, codeVerifier, nonce }: Handed,
): Promise<Exchanged> {
  // Only now: most looks need no client.
  const openId = await import('openid-client');
  const client = new openId.Configuration(
    provider,
    clientId,
    {
      [openId.clockTolerance]: CLOCK_TOLERANCE_S,
      [openId.clockSkew]: Math.round((now() - Date.now()) / 1000),
    },
    openId.ClientSecretBasic(clientSecret),
  );
  client[openId.customFetch] = fetchBy(config.upstreamTimeoutMs);
  // Checks the signature, too, though the token came from the provider itself.
  openId.enableNonRepudiationChecks(client);
  if (provider.issuer.startsWith('http:')) openId.allowInsecureRequests(client);
  const arrived = new URL(redirectUri);
  arrived.search = String(new URLSearchParams({ code: authCode, iss: provider.issuer }));
  const checks = { pkceCodeVerifier: codeVerifier, expectedNonce: nonce, idTokenExpected: true };
  try {
    const tokens = await openId.authorizationCodeGrant(client, arrived, checks);
    return { claims: { ...tokens.claims() } };
  } catch (error) {
    if (error instanceof openId.ResponseBodyError) return { refused: error.error };
    return { finding: whyUseless(error) };
  }
}

const CLOCK_TOLERANCE_S = 5;

/** Through the same proxies as all that the doctor asks, and with its words where nobody answers. */
function fetchBy(timeoutMs: number): CustomFetch {
  return async (url, { method, headers, body }) => {
    const answer = await ask(url, {
      method: method === 'POST' ? 'POST' : 'GET',
      headers,
      body: body ? String(body) : undefined,
      timeoutMs,
    });
    const contentType = String(answer.headers['content-type'] ?? '');
    return new Response(answer.body || null, {
      status: answer.status,
      headers: { 'content-type': contentType },
    });
  };
}

/** Why the client does not take what came. Of the tokens it shows the names of claims alone. */
function whyUseless(error: unknown): Finding {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  if (cause instanceof Unreachable) return unreachable(cause);
  if (code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') {
    return failed(
      'The id_token is not good now, by the clock of this machine.',
      'Synchronise the clocks of all machines (NTP): Genesys refuses such a token, too.',
    );
  }
  if (code === 'OAUTH_JWT_CLAIM_COMPARISON_FAILED') {
    const { claim } = Object((cause as Error).cause) as { claim?: unknown };
    return failed(`The id_token's ${String(claim)} is not as it must be.`, SAME_ON_ALL);
  }
  if (code === 'OAUTH_KEY_SELECTION_FAILED' || /signature|applicable key/.test(String(cause))) {
    return failed('The id_token is signed by a key that the provider does not publish.', SAME_ON_ALL);
  }
  return failed(`The tokens cannot be used (${typeof code === 'string' ? code : 'unknown'}).`, SAME_ON_ALL);
}

/** What several machines must have in common. */
export const SAME_ON_ALL =
  'Give all machines the same REDIS_URL, SESSION_SECRETS, PUBLIC_URL and OIDC_ variables, and start them anew. Something in front may answer in their place, too.';
