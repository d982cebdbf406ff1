import type { Site, UserTokens } from '../config/config.ts';
import { Problem } from '../http/problems.ts';
import type { Logger } from '../operations/log.ts';
import type { Metrics } from '../operations/metrics.ts';
import { BadUserToken, type UserTokenFault } from './bad-user-token.ts';
import type { VerifyUserToken, Visitor } from './user-tokens.ts';

/** Who asks for a guest session, by the site's USER_TOKENS. */
export interface Vouching {
  /** Throws `user-token-required` where the site wants a token and none came. To be asked first: it costs nothing. */
  demand(userToken: string | undefined): void;
  /**
   * The visitor whom the token names; `undefined`: nobody in particular. Rejects with `invalid-user-token` or
   * `user-token-keys-unavailable`, unless the site only wants a report of whom `required` would refuse.
   */
  visitorOf(userToken: string | undefined): Promise<Visitor | undefined>;
}

/** Why `required` would refuse somebody. */
export type WouldRefuse = 'no-token' | 'keys-unavailable' | UserTokenFault;

interface Parts {
  readonly verifyUserToken: VerifyUserToken;
  readonly log: Pick<Logger, 'warn'>;
  readonly metrics: Pick<Metrics, 'wouldRefuse'>;
  /** ms, of a clock that only goes forward. */
  readonly now?: () => number;
}

export function createVouching(
  { deploymentId, userTokens }: Pick<Site, 'deploymentId' | 'userTokens'>,
  { verifyUserToken, ...parts }: Parts,
): Vouching {
  const named = async (userToken: string | undefined) =>
    userToken === undefined ? undefined : verifyUserToken(userToken);
  const nothing = () => {};

  const vouchings: Record<UserTokens, () => Vouching> = {
    optional: () => ({ demand: nothing, visitorOf: named }),
    required: () => ({
      demand(userToken) {
        if (userToken === undefined) throw new Problem('user-token-required', { detail: SIGN_IN_FIRST });
      },
      visitorOf: named,
    }),
    report() {
      const tell = createReport(deploymentId, parts);
      return {
        demand(userToken) {
          if (userToken === undefined) tell('no-token', IDENTIFY);
        },
        visitorOf: (userToken) =>
          named(userToken).catch((error: unknown) => {
            tell(...refusalIn(error));
            return undefined;
          }),
      };
    },
  };
  return vouchings[userTokens]();
}

const SIGN_IN_FIRST =
  'This chat is for visitors who have signed in. Sign in on this site, and open it again.';
const IDENTIFY =
  "The page named nobody: it has to call MessengerTag('identify', …) for whoever is signed in. Others would have no chat.";

/** Throws what is no refusal of a token. */
function refusalIn(error: unknown): [why: WouldRefuse, remedy: string | undefined] {
  if (error instanceof BadUserToken) return [error.fault, error.remedy];
  if (error instanceof Problem && error.code === 'user-token-keys-unavailable') {
    return ['keys-unavailable', error.remedy];
  }
  throw error;
}

/**
 * Counts whom `required` would refuse, and tells the log: of each reason the first at once, and then one line a minute at
 * most, with how many there were since the line before. The metric has them all.
 */
function createReport(
  deploymentId: string,
  { log, metrics, now = () => performance.now() }: Omit<Parts, 'verifyUserToken'>,
) {
  const told = new Map<WouldRefuse, { at: number; since: number }>();
  return (why: WouldRefuse, remedy: string | undefined): void => {
    metrics.wouldRefuse(deploymentId, why);
    const { at, since } = told.get(why) ?? { at: Number.NEGATIVE_INFINITY, since: 0 };
    const times = since + 1;
    if (now() - at < ONE_LINE_MS) {
      told.set(why, { at, since: times });
      return;
    }
    told.set(why, { at: now(), since: 0 });
    log.warn({ deploymentId, why, times, remedy }, 'USER_TOKENS=required would have refused visitors');
  };
}

const ONE_LINE_MS = 60_000;
