import { describe, expect, it } from 'vitest';
import { readConfig } from './read.ts';
import { least, refusalOf } from './refusal.testing.ts';

const SECRET = 'f00dfeedcafe0123456789abcdefghij';
const keys = { USER_TOKEN_SECRET: 'abcdefghijklmnopqrstuvwxyz012345' };
const provider = {
  ...least,
  ...keys,
  PUBLIC_URL: 'https://chat.example.com',
  OIDC_CLIENT_ID: 'messenger',
  OIDC_CLIENT_SECRET: SECRET,
};

describe('the configuration of a sign-in', () => {
  it('knows Genesys as a client of the OpenID provider', () => {
    expect(readConfig(provider).sites[0].openId).toEqual({ clientId: 'messenger', clientSecret: SECRET });
  });

  it('says whether visitors need a user token', () => {
    for (const userTokens of ['optional', 'required', 'report']) {
      expect(readConfig({ ...least, ...keys, USER_TOKENS: userTokens }).sites[0]).toMatchObject({
        userTokens,
      });
    }
    expect(refusalOf({ ...least, ...keys, USER_TOKENS: 'always' })).toContain('none of optional, required');
  });

  it.each([
    ['a client without its secret', { OIDC_CLIENT_SECRET: '' }, 'OIDC_CLIENT_SECRET: is missing'],
    ['a secret without its client', { OIDC_CLIENT_ID: '' }, 'OIDC_CLIENT_ID: is missing'],
    ['a short secret', { OIDC_CLIENT_SECRET: 'short' }, 'OIDC_CLIENT_SECRET: is too weak'],
    ['a secret that is easy to guess', { OIDC_CLIENT_SECRET: 'a'.repeat(40) }, 'is easy to guess'],
    ['a client id with a colon', { OIDC_CLIENT_ID: 'a:b' }, 'is no client id'],
    ['no way to check user tokens', { USER_TOKEN_SECRET: '' }, 'OIDC_CLIENT_ID: needs USER_TOKEN_SECRET'],
    ['no address that Genesys could call', { PUBLIC_URL: '' }, 'PUBLIC_URL: is missing'],
    ['a secret with two uses', { USER_TOKEN_SECRET: SECRET }, 'OIDC_CLIENT_SECRET: holds a secret that'],
  ])('stops the start with %s, and does not show the secret', (_, changed, fault) => {
    const refusal = refusalOf({ ...provider, ...changed });
    expect(refusal).toContain(fault);
    expect(refusal).not.toContain(SECRET);
  });

  it('wants https for the provider in production', () => {
    const production = {
      ...provider,
      NODE_ENV: 'production',
      ALLOWED_ORIGINS: 'https://www.example.com',
      SESSION_SECRETS: 'a session secret that is long enough',
    };
    expect(readConfig(production).publicUrl).toBe('https://chat.example.com');
    expect(refusalOf({ ...production, PUBLIC_URL: 'http://chat.example.com' })).toContain('needs https');
  });

  it('refuses to require user tokens that nobody can check', () => {
    expect(refusalOf({ ...least, USER_TOKENS: 'required' })).toContain(
      'USER_TOKENS: needs USER_TOKEN_SECRET',
    );
  });
});
