import {
  allowInsecureRequests,
  authorizationCodeGrant,
  Configuration,
  customFetch,
  discovery,
  type ExportedJWKSCache,
  enableNonRepudiationChecks,
  useIdTokenResponseType as expectIdToken,
  getJwksCache,
  type IDToken,
  implicitAuthentication,
  type ServerMetadata,
  setJwksCache,
} from 'openid-client';
import { authenticate } from './client-authentication.ts';
import { guardedFetch } from './guarded-fetch.ts';
import { type HandedOver, type HandedOverCode, type HandedOverIdToken, secretsOf } from './handed-over.ts';
import type { OpenIdProvider } from './provider-setting.ts';
import { refusalOf, SignInRefusal } from './refusal.ts';
import { readClaims, type VerifiedVisitor } from './verified-visitor.ts';

/** What is known of the provider until it is asked again. */
interface Discovered {
  readonly setting: OpenIdProvider;
  readonly at: number;
  readonly metadata: ServerMetadata;
  keys?: ExportedJWKSCache['jwks'] | undefined;
}

/**
 * Genesys as a client of the site's OpenID provider: it redeems the code that a page hands over, from server to server with its
 * stored secret (genesys.md 10.2, CONFIRMED), and believes an id token only after all the checks of OpenID Connect Core 3.1.3.7.
 * Which of them Genesys makes, and for how long it keeps discovery and keys, nobody has written: here it is all of them.
 */
export class RelyingParty {
  readonly #now: () => number;
  #discovered: Discovered | undefined;

  /** `now`: the organisation's clock, in ms; by it a discovery gets old. */
  constructor(now: () => number) {
    this.#now = now;
  }

  forget(): void {
    this.#discovered = undefined;
  }

  /**
   * Who signed in, as the provider vouches.
   *
   * @throws SignInRefusal with the check that failed, in words and without a secret.
   */
  async signIn(setting: OpenIdProvider, handedOver: HandedOver): Promise<VerifiedVisitor> {
    const provider = await this.#discover(setting);
    const { issuer } = provider.metadata;
    if (handedOver.iss !== undefined && handedOver.iss !== issuer)
      throw new SignInRefusal('The iss that the page handed over is not the issuer of the discovery.');
    const config = configure(provider, handedOver);
    try {
      return 'code' in handedOver
        ? await redeem(config, issuer, handedOver)
        : readClaims(await checkIdToken(config, handedOver));
    } catch (error) {
      throw refusalOf(error, [setting.clientSecret, ...secretsOf(handedOver)]);
    } finally {
      provider.keys = getJwksCache(config)?.jwks ?? provider.keys;
    }
  }

  async #discover(setting: OpenIdProvider): Promise<Discovered> {
    const known = this.#discovered;
    if (known?.setting === setting && this.#now() - known.at < DISCOVERY_LASTS_MS) return known;
    // With the issuer's address, and not the document's, the document has to name it (OpenID Connect Discovery 4.3).
    const issuer = new URL(setting.discoveryUri.replace(/\/\.well-known\/openid-configuration$/, ''));
    const options = {
      [customFetch]: guardedFetch,
      timeout: DEADLINE_SECONDS,
      execute: [allowInsecureRequests],
    };
    try {
      const found = await discovery(issuer, setting.clientId, undefined, undefined, options);
      this.#discovered = { setting, at: this.#now(), metadata: found.serverMetadata() };
      return this.#discovered;
    } catch (error) {
      const { message } = refusalOf(error, [setting.clientSecret]);
      throw new SignInRefusal(`The discovery at ${setting.discoveryUri} failed. ${message}`, 502);
    }
  }
}

/**
 * For one exchange. The library asks again for a key that it does not know only where its copy is a minute old; a provider may
 * begin a new one at any moment, so the copy is always said to be.
 */
function configure({ setting, metadata, keys }: Discovered, handedOver: HandedOver): Configuration {
  const config = new Configuration(metadata, setting.clientId, undefined, authenticate(setting, handedOver));
  config[customFetch] = guardedFetch;
  config.timeout = DEADLINE_SECONDS;
  // `guardedFetch` is stricter: not plain http but on this machine.
  allowInsecureRequests(config);
  if (keys) setJwksCache(config, { jwks: keys, uat: Math.floor(Date.now() / 1000) - 60 });
  if ('code' in handedOver) enableNonRepudiationChecks(config);
  else expectIdToken(config);
  return config;
}

/**
 * A provider knows nothing of the time that a test lets pass here, so its tokens are judged by the computer's clock. The page
 * may leave out `iss` (genesys.md 3.4, CONFIRMED); a provider that always sends one (RFC 9207) is content with its own.
 */
async function redeem(
  config: Configuration,
  issuer: string,
  { code, codeVerifier, nonce, maxAge }: HandedOverCode,
): Promise<VerifiedVisitor> {
  const callback = new URL(`https://page.invalid/?${new URLSearchParams({ code, iss: issuer })}`);
  const answer = await authorizationCodeGrant(config, callback, {
    idTokenExpected: true,
    ...(codeVerifier !== undefined && { pkceCodeVerifier: codeVerifier }),
    ...(nonce !== undefined && { expectedNonce: nonce }),
    ...(maxAge !== undefined && { maxAge }),
  });
  return { ...readClaims(answer.claims()), accessTokenSeconds: answer.expires_in };
}

/** Of the implicit flow, where the standard has the nonce mandatory (OpenID Connect Core 3.2.2.1). */
function checkIdToken(config: Configuration, handedOver: HandedOverIdToken): Promise<IDToken> {
  const { idToken, nonce, maxAge } = handedOver;
  if (nonce === undefined) throw new SignInRefusal('An id token needs the nonce that it was asked for with.');
  const callback = new URL(`https://page.invalid/#${new URLSearchParams({ id_token: idToken })}`);
  return implicitAuthentication(config, callback, nonce, maxAge === undefined ? {} : { maxAge });
}

const DISCOVERY_LASTS_MS = 10 * 60 * 1000;
const DEADLINE_SECONDS = 5;
