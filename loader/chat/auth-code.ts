import type { Visitor } from './lifecycle.ts';
import type { Authenticated } from './parts.ts';

/** How long the companion may take, in ms, as for a guest. */
const DEADLINE = 8_000;

/** What Genesys takes of `getAuthCode` (genesys.md 3.4, CONFIRMED), as the companion's `/api/auth-code` has it. */
export interface AuthCode {
  readonly authCode: string;
  readonly redirectUri: string;
  readonly codeVerifier?: string;
  readonly nonce?: string;
  readonly iss?: string;
}

const MEMBERS = ['authCode', 'redirectUri', 'codeVerifier', 'nonce', 'iss'] as const;

/**
 * A new code for a visitor, with the newest token that the site has for them: each is good once. A function is asked once
 * more where the companion refuses what it gave. Rejects in words without the token.
 */
export async function askForCode(chat: Authenticated, visitor: Visitor): Promise<AuthCode> {
  const { guests } = chat;
  const first = await post(chat, await guests.tokenOf(visitor));
  const isFunction = typeof visitor.userToken === 'function';
  if (first.code !== 'invalid-user-token' || !isFunction) return readCode(first);
  return readCode(await post(chat, await guests.tokenOf(visitor, 'refused')));
}

interface Answer {
  readonly words: string;
  readonly code: string;
  readonly body: unknown;
}

/** A simple request in the sense of CORS, as for a guest. */
async function post(
  { endpoint, deploymentId }: Authenticated,
  userToken: string | undefined,
): Promise<Answer> {
  const url = new URL('auth-code', endpoint).href;
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: JSON.stringify({ deploymentId, userToken }),
      credentials: 'omit',
      signal: AbortSignal.timeout(DEADLINE),
    });
    const body: unknown = await response.json().catch(() => undefined);
    const { code = '', detail = '' } = Object(body);
    return { words: `${url}: ${response.status} ${code} ${detail}`, code, body };
  } catch (error) {
    return { words: `${url}: ${error}`, code: '', body: undefined };
  }
}

function readCode({ words, body }: Answer): AuthCode {
  const given: object = Object(body);
  const texts = MEMBERS.flatMap((name): [string, string][] => {
    const value: unknown = Object.hasOwn(given, name) ? Reflect.get(given, name) : undefined;
    return typeof value === 'string' && value !== '' ? [[name, value]] : [];
  });
  const code: Partial<AuthCode> = Object.fromEntries(texts);
  if (code.authCode && code.redirectUri) return code as AuthCode;
  throw new Error(`${words}: no code for Genesys`);
}
