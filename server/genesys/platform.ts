import { z } from 'zod';
import type { Site } from '../config.ts';
import { describeFailure, type Logger } from '../operations/log.ts';
import { type Call, GenesysFailure, problemOf } from './failures.ts';
import { type Login, shareLogin } from './login.ts';
import { createApiClient } from './sdk.ts';

/** A guest that Genesys made. `token` is the visitor's secret. */
interface Guest {
  readonly guestId: string;
  readonly token: string;
}

/** Genesys Cloud for one site, through the platform SDK. Every rejection is a `Problem` of the contract. */
export interface Platform {
  /** One new guest, one call. */
  createGuest(): Promise<Guest>;
  /** Resolves when Genesys takes the site's credentials; costs a call only when there is no login yet. */
  checkLogin(): Promise<void>;
}

/** What the platform needs to know of a site. */
export type PlatformSite = Pick<Site, 'region' | 'gateway' | 'guestsPath'> & {
  readonly credentials: NonNullable<Site['credentials']>;
};

export function createPlatform(
  site: PlatformSite,
  { timeoutMs, log }: { timeoutMs: number; log: Logger },
): Platform {
  const at = site.gateway;
  const loginCall: Call = {
    name: 'login',
    address: `POST ${at ?? `https://login.${site.region.domain}`}/oauth/token`,
  };
  const guestsCall: Call = {
    name: 'guests',
    address: `POST ${at ?? `https://api.${site.region.domain}`}${site.guestsPath}`,
  };

  let client: ReturnType<typeof createApiClient> | undefined;
  const apiClient = () => {
    client ??= createApiClient(site, timeoutMs);
    return client;
  };

  const login = shareLogin(
    () =>
      asProblem(loginCall, async () => {
        const api = await apiClient();
        const { clientId, clientSecret } = site.credentials;
        const granted = parsed(grantedLogin, await api.loginClientCredentialsGrant(clientId, clientSecret));
        return { accessToken: granted.accessToken, expiresAt: granted.tokenExpiryTime };
      }),
    { onRenewalFailure: (error) => log.warn(describeFailure(error), 'the login was not renewed') },
  );

  const postGuest = async ({ accessToken }: Login) => {
    const api = await apiClient();
    // No await between these two: the SDK keeps the token in the client, and reads it when the call is made.
    api.setAccessToken(accessToken);
    const made = await api.callApi(
      site.guestsPath,
      'POST',
      {},
      {},
      {},
      {},
      { externalChannel: 'web', name: 'Web Guest' },
      ['PureCloud OAuth'],
      ['application/json'],
      ['application/json'],
    );
    const { id, token } = parsed(madeGuest, made);
    return { guestId: id, token };
  };

  return {
    createGuest: () =>
      asProblem(guestsCall, async () => {
        const first = await login.get();
        try {
          return await postGuest(first);
        } catch (error) {
          if (!(error instanceof GenesysFailure && error.status === 401)) throw error;
          login.forget(first);
          return await postGuest(await login.get());
        }
      }),

    async checkLogin() {
      await login.get();
    },
  };
}

/** As the SDK tells of a login (genesys.md 1.3, LOCAL). The token goes into a header, so only what a header takes. */
const grantedLogin = z.object({
  accessToken: z.string().regex(/^[\x21-\x7e]+$/),
  tokenExpiryTime: z.number(),
});

/** The contract's section 4. Genesys documents no shape for this resource; a token never exceeds 2048 characters (genesys.md 4.1). */
const madeGuest = z.object({ id: z.string().min(1).max(256), token: z.string().min(1).max(2048) });

function parsed<T>(schema: z.ZodType<T>, answer: unknown): T {
  const result = schema.safeParse(answer);
  if (!result.success) throw new GenesysFailure('unusable-answer');
  return result.data;
}

async function asProblem<T>(call: Call, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof GenesysFailure ? problemOf(error, call) : error;
  }
}
