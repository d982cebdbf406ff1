import { at } from '../deployment.ts';

/** What the exchange hands out (genesys.md 4.7, CONFIRMED). No refresh token for the implicit flow. */
export interface Tokens {
  readonly jwt: string;
  readonly refreshToken?: string;
}

/** What the page's `AuthProvider.getAuthCode` resolves with (genesys.md 3.4, CONFIRMED). */
export interface AuthCode {
  readonly authCode?: string;
  /** Instead of a code, for the implicit flow (genesys.md 3.4, CONFIRMED-2). */
  readonly idToken?: string;
  readonly redirectUri?: string;
  readonly codeVerifier?: string;
  readonly nonce?: string;
  readonly maxAge?: number;
  readonly iss?: string;
}

/** @throws when the page's code is no code: exactly one of the two must be there (genesys.md 10.1, CONFIRMED). */
export function parseAuthCode(resolved: unknown): AuthCode {
  const codes = [at(resolved, 'authCode'), at(resolved, 'idToken')].filter((code) => code !== undefined);
  if (codes.length !== 1 || typeof codes[0] !== 'string' || codes[0] === '')
    throw new Error('AuthProvider.getAuthCode must resolve with either an authCode or an idToken.');
  return resolved as AuthCode;
}

/** The three calls of genesys.md 4.7 (CONFIRMED): exchange and refresh carry no Authorization, revoke the JWT. */
export function tokenResource(apiEndpoint: string, deploymentId: string) {
  const resource = `${apiEndpoint}/api/v2/webdeployments/token`;

  return {
    async exchange({ authCode, ...oauth }: AuthCode): Promise<Tokens> {
      const body = { deploymentId, oauth: { ...(authCode && { code: authCode }), ...oauth } };
      return readTokens(await post(`${resource}/oauthcodegrantjwtexchange`, body));
    },
    async refresh(refreshToken: string): Promise<Tokens> {
      const answer = await post(`${resource}/refresh`, { refreshToken, deploymentId });
      return { refreshToken, ...readTokens(answer) };
    },
    /** Resolves with the answer, as pages get it. */
    async revoke(jwt: string): Promise<{ status: number; statusText: string; data: string }> {
      const headers = { Authorization: `bearer ${jwt}` };
      const response = await fetch(`${resource}/revoke`, { method: 'DELETE', headers, credentials: 'omit' });
      if (!response.ok) throw new Error(`The sign-out was answered ${response.status}`);
      const { status, statusText } = response;
      return { status, statusText, data: await response.text() };
    },
  };
}

async function post(url: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'omit',
  });
  if (!response.ok) throw new Error(`The sign-in was answered ${response.status}`);
  return response.json();
}

function readTokens(answer: unknown): Tokens {
  const [jwt, refreshToken] = [at(answer, 'jwt'), at(answer, 'refreshToken')];
  if (typeof jwt !== 'string') throw new Error('The sign-in was answered without a JWT');
  return { jwt, ...(typeof refreshToken === 'string' && { refreshToken }) };
}
