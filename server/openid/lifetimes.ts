/**
 * How long what the provider gives out is good for, in seconds.
 *
 * A visitor who has signed in is known for a day, the life of Genesys's own refresh token unless its integration says otherwise
 * (genesys.md 10.2). Then the site has to vouch again, by a user token. Genesys's JWT lives no longer than our access token,
 * and 15 minutes at most (genesys.md 10.2, COMMUNITY): an hour never shortens it.
 */
export const LIFE_S = {
  code: 60,
  accessToken: 3600,
  idToken: 3600,
  refreshToken: 86_400,
  grant: 86_400,
  /** Of a login at the page in `interaction.ts`, in which nobody is remembered for long. */
  session: 3600,
  interaction: 600,
} as const;
