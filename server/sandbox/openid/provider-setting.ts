import { z } from 'zod';
import { mayBeAsked } from './guarded-fetch.ts';

/**
 * What an administrator writes into the integration "OpenID Connect Messenger Configuration" (genesys.md 10.2, CONFIRMED): the
 * Discovery URI, and id and secret of the client that the provider knows.
 */
export const openIdProvider = z
  .strictObject({
    discoveryUri: z
      .url({ protocol: /^https?$/ })
      .refine((uri) => mayBeAsked(new URL(uri)), 'needs https: plain http is for addresses of this machine'),
    clientId: z.string().min(1),
    clientSecret: z.string().min(1),
  })
  .nullable();

export type OpenIdProvider = NonNullable<z.infer<typeof openIdProvider>>;
