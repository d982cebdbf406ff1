import type { UserTokens } from '../config/config.ts';
import { type Finding, ok, type Scene, skipped } from './finding.ts';

/** What is set for visitors whom no user token vouches for, in words. Asks nobody. */
export async function userTokens({ site }: Scene): Promise<Finding> {
  if (site.userTokenKeys === undefined) return skipped('Every visitor is a guest: no user token is checked.');
  return ok(`USER_TOKENS=${site.userTokens}: ${IN_WORDS[site.userTokens]}`);
}

const IN_WORDS: Record<UserTokens, string> = {
  optional: 'who has no user token is a guest, and a user token that is not good is refused.',
  required: 'who has no good user token gets no chat, and reads that one has to sign in first.',
  report: 'nobody is refused, and the log names each whom USER_TOKENS=required would refuse.',
};
