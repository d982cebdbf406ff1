import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Check, different, type LiveRow, notAsked } from '../check.ts';
import { loginWith, type Scene } from '../scene.ts';
import { answerFits, describe, fits, jsonOf } from '../shape.ts';

/** Remembered or claimed, and in no row of the sandbox: a live organisation can settle them. */
export const rowsToSettle: readonly LiveRow[] = [
  { id: '1.3/refused', what: 'a wrong secret: 400 or 401, invalid_client', status: 'MEMORY' },
  { id: '1.3/token-life', what: 'an access token lives a day unless set otherwise', status: 'MEMORY' },
  {
    id: '1.1/guests',
    what: 'POST /api/v2/conversations/guests makes a guest with id and token',
    status: 'CLAIMED',
  },
];

/** Login with client credentials, section 1.3. */
export const loginChecks: readonly Check<Scene>[] = [
  {
    row: '2.2/login',
    async look({ login }) {
      const answer = await login();
      if (answer === undefined) return notAsked(NO_CLIENT);
      return answerFits(
        z.object({ access_token: z.string().min(1), expires_in: z.int().positive() }),
        answer,
      );
    },
  },
  {
    row: '1.3/refused',
    async look({ ask, site }) {
      if (site.credentials === undefined) return notAsked(NO_CLIENT);
      const wrong = { ...site.credentials, clientSecret: randomUUID() };
      const answer = await ask('login', '/oauth/token', loginWith(wrong));
      if (answer.status !== 400 && answer.status !== 401) return different(describe(answer));
      return fits(z.object({ error: z.literal('invalid_client'), description: z.string() }), jsonOf(answer));
    },
  },
  {
    row: '1.3/token-life',
    async look({ login }) {
      const answer = await login();
      if (answer === undefined) return notAsked(NO_CLIENT);
      if (answer.status !== 200) return notAsked(NO_LOGIN);
      // Genesys may count the second in which it answers.
      return answerFits(z.object({ expires_in: z.int().min(86_390).max(86_400) }), answer);
    },
  },
];

/** Makes a guest that nobody uses, so it is asked with a conversation only. */
export const guestsCheck: Check<Scene> = {
  row: '1.1/guests',
  async look(scene) {
    const authorization = await bearerOf(scene);
    if (typeof authorization !== 'string') return authorization;
    const { ask, site, mask } = scene;
    const answer = await ask('api', site.guestsPath, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ externalChannel: 'web', name: 'Web Guest' }),
    });
    const guest = z.object({ id: z.string().min(1), token: z.string().min(1) });
    const { data } = guest.safeParse(jsonOf(answer));
    if (data !== undefined) mask.hide(data.id, 'guest id');
    if (data !== undefined) mask.hide(data.token, 'guest token');
    if (answer.status === 403) return notAsked(missingPermission('to make guests', answer.body));
    return answer.status < 300 ? fits(guest, jsonOf(answer)) : different(describe(answer));
  },
};

/** `Bearer …`, or why there is none. */
export async function bearerOf({ login }: Scene): Promise<string | ReturnType<typeof notAsked>> {
  const answer = await login();
  if (answer === undefined) return notAsked(NO_CLIENT);
  const { data } = z.object({ access_token: z.string().regex(/^[\x21-\x7e]+$/) }).safeParse(jsonOf(answer));
  return data === undefined ? notAsked(NO_LOGIN) : `Bearer ${data.access_token}`;
}

/** What a 403 of the API means; Genesys's own sentence mostly names what is missing. */
export function missingPermission(permission: string, body: string): string {
  const { data } = z.object({ message: z.string() }).safeParse(jsonOf({ body }));
  const said = data === undefined ? '' : ` (it says: ${data.message})`;
  return `the permission ${permission} is missing, or its scope${said}`;
}

const NO_CLIENT = 'no OAuth client is configured: set GENESYS_CLIENT_ID and GENESYS_CLIENT_SECRET';
const NO_LOGIN = 'there is no login: see 2.2/login';
