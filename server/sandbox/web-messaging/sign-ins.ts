import { RelyingParty } from '../openid/relying-party.ts';
import type { VerifiedVisitor } from '../openid/verified-visitor.ts';

/** Somebody who has signed in. */
export interface Customer {
  readonly id: string;
  /** Who it is, as the site's OpenID provider vouches; nothing where codes are taken on trust. */
  readonly verified: VerifiedVisitor | undefined;
}

/** What a refresh token is good for. */
interface Refresh {
  readonly customerId: string;
  readonly jwtSeconds: number;
}

/** What an organisation knows of visitors who sign in. */
export class SignIns {
  readonly relyingParty: RelyingParty;
  /** By their id, as their newest sign-in says. */
  readonly customers = new Map<string, Customer>();
  readonly refreshTokens = new Map<string, Refresh>();
  /** JWTs of visitors who have signed out. */
  readonly revokedJwts = new Set<string>();

  constructor(now: () => number) {
    this.relyingParty = new RelyingParty(now);
  }

  clear(): void {
    this.relyingParty.forget();
    this.customers.clear();
    this.refreshTokens.clear();
    this.revokedJwts.clear();
  }
}
