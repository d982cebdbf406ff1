import { z } from 'zod';

/** What `POST /api/auth-code` is asked by: contract section 3.9. */
export const codeRequest = z.strictObject({ deploymentId: z.string().optional(), userToken: z.string() });

/** The same as the loader sends it. */
export type CodeRequest = z.input<typeof codeRequest>;
