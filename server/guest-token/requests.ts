import { z } from 'zod';

/** What `POST /api/guest-token` is asked by: contract section 3. All of it may be missing. */
export const sessionRequest = z.strictObject({
  deploymentId: z.string().optional(),
  userToken: z.string().optional(),
  resume: z.string().optional(),
  proof: z.string().optional(),
});

/** The same as the loader sends it. */
export type SessionRequest = z.input<typeof sessionRequest>;

/** What `POST /api/guest-token/end` is asked by. */
export const endRequest = z.strictObject({ deploymentId: z.string().optional(), resume: z.string() });

export type EndRequest = z.input<typeof endRequest>;

/** What `POST /api/verify-context` is asked by. */
export const contextRequest = z.strictObject({ context: z.string(), deploymentId: z.string().optional() });
