/**
 * THE shape of a guest session on its way from the companion to the page: contract section 3. The companion's answers
 * have this type, and the loader reads every answer by {@link readGuestSession}.
 */
export interface GuestSession {
  readonly guestId: string;
  /** The visitor's secret, as `resume`. */
  readonly token: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  /** The same session, sealed for the page that keeps it. Empty from a back end that cannot resume a session. */
  readonly resume: string;
  /** A JWT for the conversation's customer attributes. Empty from a back end that signs none. */
  readonly context: string;
  readonly deploymentId: string;
  /** Genesys's domain of the region, such as `mypurecloud.ie`. */
  readonly region: string;
  /** Genesys's own name of the region for its snippet, such as `prod-euw1`. */
  readonly environment: string;
  /** Address of `genesys.min.js`. */
  readonly scriptUrl: string;
  /** `openid`: signed-in visitors get codes for Genesys from here (contract section 5.2). Empty where they do not. */
  readonly signIn: '' | 'openid';
}

/** A guest session that goes out with a page, as `issueGuest` of the companion makes it. */
export interface SessionAhead extends GuestSession {
  /** The page's: no other page uses it. */
  readonly origin: string;
  /** ISO 8601. A page that comes out of a cache knows by it that the session is not for this visitor. */
  readonly issuedAt: string;
}

/** Without these an answer is no session. */
const NEEDED = ['guestId', 'token', 'expiresAt'] as const;

/** A back end in another language may leave these out (`public/docs/hosts/other-languages.md`). */
const OPTIONAL = [
  'resume',
  'context',
  'deploymentId',
  'region',
  'environment',
  'scriptUrl',
  'signIn',
] as const;

/**
 * The guest session in an answer, with its own members and no others. `undefined` where it is none: a member is missing
 * or no text, or `expiresAt` is no time.
 */
export function readGuestSession(answer: unknown): GuestSession | undefined {
  const members = textsIn(answer);
  const isWhole = NEEDED.every((name) => members[name]);
  return isWhole && Date.parse(members.expiresAt) > 0 ? members : undefined;
}

/** Only what stands in the answer itself: a page may have added anything to the prototype of every object. */
function textsIn(answer: unknown): GuestSession {
  const given: object = Object(answer);
  const entries = [...NEEDED, ...OPTIONAL].map((name): [string, string] => {
    const value: unknown = Object.hasOwn(given, name) ? Reflect.get(given, name) : undefined;
    return [name, typeof value === 'string' ? value : ''];
  });
  return Object.fromEntries(entries) as unknown as GuestSession;
}
