import type { EventEmitter } from 'node:events';
import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { Logger } from '../operations/log.ts';

/** Tells the operator what the provider refuses, and how to mend it. Neither code nor secret nor token is told. */
export function tellOperator(provider: Provider, log: Logger): void {
  const tell = (step: string) => (ctx: KoaContextWithOIDC, error: Error) => {
    const { reason, client } = reasonOf(ctx, error);
    log.warn({ step, client, reason, remedy: remedyOf(reason, error) }, 'a sign-in was refused');
  };
  provider.on('grant.error', tell('token'));
  provider.on('authorization.error', tell('authorization'));
  provider.on('userinfo.error', tell('userinfo'));
  const fail = (error: Error) => log.error({ err: error }, 'the OpenID provider failed');
  provider.on('server_error', (_ctx: KoaContextWithOIDC, error: Error) => fail(error));
  // Where nobody listens, Koa prints it by itself.
  const app: EventEmitter = provider;
  app.on('error', fail);
}

/** The library's own words, none of which quotes what was sent; and the client, where it is one of ours. */
function reasonOf(ctx: KoaContextWithOIDC, error: Error) {
  const detail: unknown = Reflect.get(error, 'error_detail') ?? Reflect.get(error, 'error_description');
  const reason = typeof detail === 'string' && PLAIN.test(detail) ? detail : error.message;
  return { reason: `${error.message}: ${reason}`, client: ctx.oidc?.client?.clientId };
}

const PLAIN = /^[\w ,.()'-]{1,120}$/;

/** By the library's words; the first that fits. */
const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [
    /invalid secret/,
    'Genesys uses another secret than OIDC_CLIENT_SECRET: write the same into the credentials of the OpenID Connect integration in Genesys Cloud.',
  ],
  [
    /client not found/,
    'Genesys uses another client id than OIDC_CLIENT_ID: write the same into the credentials of the OpenID Connect integration in Genesys Cloud.',
  ],
  [
    /no client authentication/,
    'Whoever asked sent no client id: write OIDC_CLIENT_ID and OIDC_CLIENT_SECRET into the credentials of the OpenID Connect integration in Genesys Cloud.',
  ],
  [
    /redirect_uri/,
    'The redirect URI of a code is `redirectUri` of the answer that the code came in: hand both on together.',
  ],
  [
    /code_verifier|PKCE/i,
    'The code verifier of a code is `codeVerifier` of the answer that the code came in: hand both on together.',
  ],
  [
    /used/,
    'A code, and a refresh token, is used once: the sign-in that it was made of has ended. If this comes often, somebody keeps codes.',
  ],
  [
    /expired|not found/,
    'A code is good for a minute, a refresh token for a day. Where there are several machines, they need one REDIS_URL.',
  ],
];

function remedyOf(reason: string, error: Error): string | undefined {
  return REMEDIES.find(([words]) => words.test(`${reason} ${error.message}`))?.[1];
}
