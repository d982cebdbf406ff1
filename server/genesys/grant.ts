import type { ApiClientClass } from 'purecloud-platform-client-v2';
import { z } from 'zod';
import type { Site } from '../config/config.ts';
import { GenesysFailure } from './failures.ts';

/** One OAuth login, as Genesys granted it. Times in ms since the epoch. */
export interface Login {
  readonly accessToken: string;
  readonly grantedAt: number;
  readonly expiresAt: number;
}

/** Logs in by client credentials, once. Rejects with {@link GenesysFailure}. */
export async function grantLogin(
  api: ApiClientClass,
  { clientId, clientSecret }: NonNullable<Site['credentials']>,
): Promise<Login> {
  const grantedAt = Date.now();
  const granted = parsed(grantedLogin, await api.loginClientCredentialsGrant(clientId, clientSecret));
  return { accessToken: granted.accessToken, grantedAt, expiresAt: granted.tokenExpiryTime };
}

/** An answer of Genesys as `schema` says. Throws an `unusable-answer` {@link GenesysFailure}. */
export function parsed<T>(schema: z.ZodType<T>, answer: unknown): T {
  const result = schema.safeParse(answer);
  if (!result.success) throw new GenesysFailure('unusable-answer');
  return result.data;
}

/** As the SDK tells of a login (genesys.md 1.3, LOCAL). The token goes into a header, so only what a header takes. */
const grantedLogin = z.object({
  accessToken: z.string().regex(/^[\x21-\x7e]+$/),
  tokenExpiryTime: z.number(),
});
