import { Problem } from '../http/problems.ts';

/** What can be wrong with a user token. A short list, so that each may be a label in the metrics. */
export type UserTokenFault =
  /** Its time is over. */
  | 'expired'
  /** None of the keys has signed it. */
  | 'signature'
  /** It names a key that is not there, or not for its algorithm. */
  | 'key'
  /** It is signed by an algorithm that is not taken. */
  | 'algorithm'
  /** It is for another deployment. */
  | 'audience'
  /** A claim is missing, or cannot be used. */
  | 'claims'
  /** It is good for more than an hour. */
  | 'lifetime'
  /** It is no token at all. */
  | 'malformed';

/** A user token that is not taken. `remedy` is for the site's back end, and says nothing of what is in the token. */
export class BadUserToken extends Problem {
  readonly fault: UserTokenFault;

  constructor(fault: UserTokenFault, remedy: string) {
    super('invalid-user-token', { remedy });
    this.fault = fault;
  }
}
