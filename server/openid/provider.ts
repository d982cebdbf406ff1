import { type Configuration, type FindAccount, interactionPolicy, Provider } from 'oidc-provider';
import type { Logger } from '../operations/log.ts';
import { createAdapters } from './adapter.ts';
import { claimsOf, type VouchedFor } from './claims.ts';
import { tellOperator } from './events.ts';
import type { Kept } from './kept.ts';
import type { SigningKey } from './keys.ts';
import { LIFE_S } from './lifetimes.ts';
import { renderError } from './words.ts';

/** Genesys, as it comes for the visitors of one site. */
export interface Client {
  readonly clientId: string;
  readonly clientSecret: string;
}

interface ProviderParts {
  readonly clients: readonly Client[];
  /** The first one signs. */
  readonly keys: readonly SigningKey[];
  readonly kept: Kept;
  readonly vouchedFor: VouchedFor;
  /** Newest first. */
  readonly cookieKeys: readonly string[];
  readonly log: Logger;
}

/** What a visitor's grant is for: all that a site may vouch for, and a refresh token (genesys.md 10.2). */
export const SCOPE = 'openid profile email phone offline_access';

/** All that a site may say of a visitor. */
export const CLAIMS = ['name', 'email', 'phone_number'];

/** The one address that codes are for. Nobody goes there: the page hands its code to Genesys itself. */
export function redirectUriOf(issuer: string): string {
  return `${issuer}/callback`;
}

/** The library, with all switched off that Genesys does not need. */
export function createProvider(issuer: string, parts: ProviderParts): Provider {
  const { clients, keys, kept, vouchedFor, cookieKeys, log } = parts;
  const provider = new Provider(issuer, {
    ...settings,
    adapter: createAdapters(kept),
    clients: clients.map(({ clientId, clientSecret }) => ({
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: [redirectUriOf(issuer)],
      response_types: ['code'],
      grant_types: ['authorization_code', 'refresh_token'],
    })),
    jwks: { keys: [...keys] },
    cookies: {
      keys: [...cookieKeys],
      names: { session: 'openid', interaction: 'openid_sign_in', resume: 'openid_resume' },
      long: { httpOnly: true, sameSite: 'lax', path: new URL(issuer).pathname },
      short: { httpOnly: true, sameSite: 'lax' },
    },
    interactions: { policy: policy(), url: () => `${issuer}/sign-in` },
    findAccount: findAccountIn(vouchedFor),
  });
  // The addresses are those of PUBLIC_URL: `handle.ts` writes the fields that say so.
  provider.proxy = true;
  tellOperator(provider, log);
  return provider;
}

/** In a token its grant is named; at the authorization endpoint the one of the session is meant. */
function findAccountIn(vouchedFor: VouchedFor): FindAccount {
  return async (ctx, accountId, token) => {
    const { client, session, result } = ctx.oidc;
    const named: unknown = token && Reflect.get(token, 'grantId');
    const grantId = named ?? result?.consent?.grantId ?? session?.grantIdFor(client?.clientId ?? '');
    const visitor = typeof grantId === 'string' ? await vouchedFor.find(grantId) : undefined;
    return visitor?.customerId === accountId ? { accountId, claims: () => claimsOf(visitor) } : undefined;
  };
}

/** The library's, and: whoever has signed in at another site has not signed in here. */
function policy() {
  const { base, Check } = interactionPolicy;
  const prompts = base();
  prompts
    .get('login')
    ?.checks.add(
      new Check(
        'another_site',
        'End-User authentication is required',
        'login_required',
        ({ oidc }) => oidc.account === undefined,
      ),
    );
  return prompts;
}

const off = { enabled: false } as const;

const settings: Configuration = {
  responseTypes: ['code'],
  // What /api/auth-code gives always has a challenge. Who comes to the login page may do without (OpenID Connect Core, 3.1.2.1).
  pkce: { required: () => false },
  allowOmittingSingleRegisteredRedirectUri: false,
  scopes: SCOPE.split(' '),
  claims: { openid: ['sub'], profile: ['name'], email: ['email'], phone: ['phone_number'] },
  // Whether Genesys asks the userinfo endpoint is UNKNOWN (genesys.md 10.2): so the claims stand in the id token, too.
  conformIdTokenClaims: false,
  // How Genesys says who it is is UNKNOWN (genesys.md 10.2). The library takes either for a client that has one of them.
  clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
  enabledJWA: { idTokenSigningAlgValues: ['RS256'] },
  rotateRefreshToken: true,
  clockTolerance: 5,
  clientBasedCORS: () => false,
  renderError,
  features: {
    claimsParameter: { enabled: true },
    devInteractions: off,
    dPoP: off,
    pushedAuthorizationRequests: off,
    resourceIndicators: off,
    rpInitiatedLogout: off,
  },
  ttl: {
    AccessToken: () => LIFE_S.accessToken,
    AuthorizationCode: () => LIFE_S.code,
    Grant: () => LIFE_S.grant,
    IdToken: () => LIFE_S.idToken,
    Interaction: () => LIFE_S.interaction,
    RefreshToken: () => LIFE_S.refreshToken,
    Session: () => LIFE_S.session,
  },
};
