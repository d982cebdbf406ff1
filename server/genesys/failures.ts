import { Problem } from '../http/problems.ts';
import { PERMISSIONS } from './permissions.ts';
import type { AskName } from './questions.ts';

/**
 * A call to Genesys that brought no usable answer, told in known fields only: the HTTP client's own error holds the
 * request with its Authorization header, and must not leave this folder.
 */
export class GenesysFailure extends Error {
  override readonly name = 'GenesysFailure';
  /** The last three are of calls that were never made. */
  readonly kind:
    | 'status'
    | 'timeout'
    | 'connection'
    | 'unusable-answer'
    | 'held'
    | 'circuit-open'
    | 'overloaded';
  readonly status: number | undefined;
  readonly retryAfterSeconds: number | undefined;
  /** Whether Genesys may have seen the request, and done what it asks. */
  readonly mayHaveArrived: boolean;
  /** Of a connection: what became of it and what to check, for the operator. Follows the address that was called. */
  readonly inWords: string | undefined;

  constructor(
    kind: GenesysFailure['kind'],
    {
      status,
      retryAfterSeconds,
      mayHaveArrived = true,
      inWords,
    }: {
      status?: number | undefined;
      retryAfterSeconds?: number | undefined;
      mayHaveArrived?: boolean | undefined;
      inWords?: string | undefined;
    } = {},
  ) {
    super(status === undefined ? kind : `${kind} ${status}`);
    this.kind = kind;
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
    this.mayHaveArrived = mayHaveArrived;
    this.inWords = inWords;
  }
}

/** There is no place for this call now; in `waitMs` ms there may be. */
export function overloaded(waitMs: number): GenesysFailure {
  return new GenesysFailure('overloaded', { retryAfterSeconds: waitMs / 1000, mayHaveArrived: false });
}

/** What is called at Genesys. */
export type CallName = 'login' | 'guests' | AskName;

/** What was asked of Genesys, for the operator's log. */
export interface Call {
  readonly name: CallName;
  /** Where it went: method and address, which hold no secret. */
  readonly address: string;
}

/** The contract's problem for a failed call, with the operator's remedy. */
export function problemOf(failure: GenesysFailure, call: Call): Problem {
  const { kind, status, retryAfterSeconds } = failure;
  if (kind === 'timeout') {
    return new Problem('genesys-timeout', {
      remedy: `${call.address} did not answer within UPSTREAM_TIMEOUT_MS. Check the network to Genesys, or allow more time.`,
    });
  }
  if (kind === 'overloaded') {
    return new Problem('overloaded', {
      retryAfterSeconds: Math.max(1, retryAfterSeconds ?? 1),
      remedy: `More was asked for than ${call.address} takes: UPSTREAM_CALLS_PER_MINUTE is the budget.${call.name === 'guests' ? ' GUEST_ISSUER=minted needs no call.' : ''}`,
    });
  }
  if (kind === 'circuit-open') {
    return unavailable(
      `${call.address} failed again and again, and is left alone for a moment.`,
      retryAfterSeconds,
    );
  }
  if (kind === 'held') {
    return unavailable(`${call.address} answered ${status} a moment ago.`, retryAfterSeconds);
  }
  if (kind === 'connection') {
    return unavailable(`${call.address} ${failure.inWords ?? 'cannot be reached.'}`);
  }
  if (status === 429 || (status !== undefined && status >= 500)) {
    return unavailable(`${call.address} answered ${status}.`, retryAfterSeconds);
  }
  return new Problem('genesys-refused', { remedy: `${call.address} ${remedyOf(failure, call)}` });
}

function unavailable(remedy: string, retryAfterSeconds = 5): Problem {
  return new Problem('genesys-unavailable', { remedy, retryAfterSeconds });
}

function remedyOf({ status }: GenesysFailure, { name }: Call): string {
  if (status === undefined) {
    return 'gave an answer that is not understood. Check that GENESYS_GATEWAY and GENESYS_REGION lead to Genesys Cloud.';
  }
  const remedies: Record<string, string> = {
    'login 400':
      'knows no such OAuth client. Check GENESYS_CLIENT_ID, GENESYS_CLIENT_SECRET and GENESYS_REGION.',
    'login 401':
      'refused the OAuth client. Check GENESYS_CLIENT_ID, GENESYS_CLIENT_SECRET and GENESYS_REGION.',
    'login 403': 'refused the OAuth client. Check that it is active and of the type Client Credentials.',
    'login 404': 'is not there. Check GENESYS_GATEWAY and GENESYS_REGION.',
    'guests 401':
      'refused a fresh access token. Check that GENESYS_REGION is the region of the OAuth client.',
    'guests 403':
      'refused for want of a permission. Give the OAuth client a role and scope that allow making guests.',
    // Genesys's platform SDK 262 does not list this resource (genesys.md 1.1, CONFIRMED).
    'guests 404': 'is not offered by this organisation. Set GUEST_ISSUER=minted.',
  };
  const remedy = remedies[`${name} ${status}`] ?? remedyOfAsk(status, name) ?? 'it refused the request.';
  return `answered ${status}: ${remedy}`;
}

function remedyOfAsk(status: number, name: CallName): string | undefined {
  if (name === 'login' || name === 'guests') return undefined;
  const { permission, scope, variable } = PERMISSIONS[name];
  if (status === 403) {
    return `the OAuth client may not see it. Give it a role with ${permission}, for the division that it belongs to, and the scope ${scope}.`;
  }
  if (status === 404)
    return `it is not there, or in a division that the client's role does not cover. Check ${variable}.`;
  return undefined;
}
