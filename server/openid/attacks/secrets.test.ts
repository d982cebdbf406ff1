import { refreshTokenGrant } from 'openid-client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryStore } from '../../store/memory.ts';
import type { Store } from '../../store/store.ts';
import {
  ADA,
  CLIENT_ID,
  CLIENT_SECRET,
  createRelyingParty,
  exchangeOf,
  ISSUER,
  startProvider,
  USER_TOKEN_SECRET,
  userTokenOf,
} from '../profile/relying-party.testing.ts';

/** All that a sign-in passes on, good and bad, and what the log and the store have of it. */
async function playAll() {
  const kept: string[] = [];
  const provider = await startProvider(
    { LOG_LEVEL: 'trace' },
    { store: recorded(createMemoryStore(), kept) },
  );
  onTestFinished(provider.close);
  const secrets: string[] = [CLIENT_SECRET, USER_TOKEN_SECRET, ADA.name, ADA.email, ADA.phone, ADA.sub];
  const party = await createRelyingParty(provider);

  const userToken = await userTokenOf();
  const code = await (await provider.askForCode({ userToken })).json();
  secrets.push(userToken, code.authCode, code.codeVerifier, code.nonce);
  const tokens = await party.redeem(code);
  secrets.push(tokens.access_token, String(tokens.id_token), String(tokens.refresh_token));
  const next = await refreshTokenGrant(party.config, String(tokens.refresh_token));
  secrets.push(next.access_token, String(next.id_token), String(next.refresh_token));

  const atThePage = await party.signIn({ scope: 'openid offline_access', prompt: 'consent' });
  const { state, nonce } = atThePage.asked;
  secrets.push(String(state), String(nonce), String(atThePage.answer.searchParams.get('code')));
  secrets.push(atThePage.tokens.access_token, String(atThePage.tokens.refresh_token));

  await provider.askForTokens(exchangeOf(code));
  await provider.askForTokens(exchangeOf({ ...code, authCode: 'made-up-code-of-somebody' }));
  await provider.askForTokens(exchangeOf(code), [CLIENT_ID, 'a-secret-that-is-wrong']);
  await provider.askForTokens({ grant_type: 'refresh_token', refresh_token: 'made-up-refresh-token' });
  await provider.askForCode({ userToken: 'made.up.user-token' });
  await provider.fetch(`${ISSUER}/me`, { headers: { authorization: 'Bearer made-up-access-token' } });
  secrets.push('made-up-code-of-somebody', 'a-secret-that-is-wrong', 'made-up-refresh-token');
  secrets.push('made.up.user-token', 'made-up-access-token');
  return { provider, secrets, kept, idToken: String(tokens.id_token) };
}

/** The same store, of which every key and value is looked at. */
function recorded(store: Store, kept: string[]): Store {
  return new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        kept.push(JSON.stringify(args));
        return Reflect.apply(member, target, args);
      };
    },
  });
}

describe('a sign-in, from the user token to the last refresh,', () => {
  it('leaves no secret, token, code, nonce, state or name of anybody in the log', async () => {
    const { provider, secrets } = await playAll();
    const log = provider.logText();
    expect(log).toContain('/oidc/token');
    for (const secret of secrets) expect(log).not.toContain(secret);
  });

  it('leaves nothing in the store that who reads it could use, or learn of a visitor', async () => {
    const { secrets, kept } = await playAll();
    const text = kept.join('\n');
    expect(kept.length).toBeGreaterThan(10);
    for (const secret of secrets) expect(text).not.toContain(secret);
    // Keys that sign are sealed.
    expect(text).not.toMatch(/"d\\*":|PRIVATE KEY|"kty/);
  });

  it('tells of a visitor only what the site has said', async () => {
    const { idToken } = await playAll();
    const claims = JSON.parse(Buffer.from(String(idToken.split('.')[1]), 'base64url').toString());
    const ofTheStandard = ['iss', 'sub', 'aud', 'exp', 'iat', 'nonce', 'at_hash', 'auth_time', 'acr'];
    const rest = Object.keys(claims).filter((name) => !ofTheStandard.includes(name));
    expect(rest.sort()).toEqual(['email', 'name', 'phone_number']);
  });
});
