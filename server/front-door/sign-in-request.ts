import { z } from 'zod';

/**
 * What a visitor of the demo shop says when signing in. Apart from the type of the back end, which the types of the package
 * lead to: nobody installs Zod for them.
 */
export const signInRequest = z.strictObject({ name: z.string().trim().min(1).max(60) });
