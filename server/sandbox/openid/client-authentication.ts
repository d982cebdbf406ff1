import { type ClientAuth, ClientSecretBasic, ClientSecretJwt, ClientSecretPost } from 'openid-client';
import type { HandedOver } from './handed-over.ts';
import type { OpenIdProvider } from './provider-setting.ts';
import { SignInRefusal } from './refusal.ts';

/** By preference. How Genesys authenticates itself is not known (genesys.md 10.2). */
const methods = {
  client_secret_basic: ClientSecretBasic,
  client_secret_post: ClientSecretPost,
  client_secret_jwt: ClientSecretJwt,
} as const;

/**
 * Proves to the token endpoint who asks, in a way that the discovery says it takes; without a word on it that is Basic (OpenID
 * Connect Discovery 3). And it writes the page's redirect URI as it was handed over: the library would write it anew, with a
 * slash behind a bare host, and providers compare letter by letter.
 */
export function authenticate({ clientSecret }: OpenIdProvider, handedOver: HandedOver): ClientAuth {
  return (server, client, body, headers) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const method = Object.keys(methods).find((name) => taken.includes(name)) as
      | keyof typeof methods
      | undefined;
    if (!method)
      throw new SignInRefusal(`The token endpoint takes none of ${Object.keys(methods).join(', ')}.`);
    if ('redirectUri' in handedOver && handedOver.redirectUri !== undefined)
      body.set('redirect_uri', handedOver.redirectUri);
    else body.delete('redirect_uri');
    return methods[method](clientSecret)(server, client, body, headers);
  };
}
