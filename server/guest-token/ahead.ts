import { Problem, type ProblemCode, problemFrom } from '../http/problems.ts';
import { describeFailure, type Logger } from '../operations/log.ts';
import type { Metrics } from '../operations/metrics.ts';
import { within } from '../within.ts';
import type { GuestSession, SessionAhead } from './wire.ts';

/** Server code that renders a page wants a guest for whoever gets it. */
export interface GuestWanted {
  /** Of the page, as browsers send it, such as `https://www.example.com`: it must be one of ALLOWED_ORIGINS. */
  readonly origin: string;
  /** May be left out where the origin may use one deployment only. */
  readonly deploymentId?: string | undefined;
  /** Of a visitor who is signed in: contract section 5.1. */
  readonly userToken?: string | undefined;
  /** Of a guest who was here before, where the site's own server keeps it: the same guest again. */
  readonly resume?: string | undefined;
  /** For how long the page waits for Genesys, ms; 1 000 by default. Later, the page asks for its guest itself. */
  readonly patienceMs?: number | undefined;
}

export interface IssuedGuest {
  /** For `mount({ session })`. There is none when something went wrong: the page then asks for its guest when it needs one. */
  readonly session: SessionAhead | undefined;
  /** For a page with the tag: HTML to stand anywhere in it. Empty without a session. */
  readonly script: string;
  /** What the page must be sent with: a cache would hand one visitor's guest to the next. */
  readonly headers: Readonly<Record<string, string>>;
  /** Why there is no session, for the page's server; the companion's log says what to mend. */
  readonly problem?: { readonly code: ProblemCode; readonly detail: string };
}

/**
 * Makes a guest session by `makeSession` and hands it over for a page. Never rejects: a page is never lost for the sake of
 * the chat on it.
 */
export async function issueAhead(
  { origin, patienceMs = 1_000 }: GuestWanted,
  makeSession: () => Promise<GuestSession>,
  { log, metrics }: { log: Logger; metrics: Pick<Metrics, 'requestDone'> },
): Promise<IssuedGuest> {
  const startedAt = performance.now();
  const done = (outcome: string) => metrics.requestDone('issueGuest', outcome, performance.now() - startedAt);
  try {
    const issued = await within(patienceMs, makeSession(), tooLate);
    done('ok');
    return handedOver(issued, origin);
  } catch (error) {
    const problem = problemFrom(error);
    const { code, detail } = problem;
    done(code);
    // Of a page for somebody who has not signed in there is nothing to mend.
    const level = code === 'user-token-required' ? 'debug' : 'warn';
    log[level](describeFailure(code === 'internal-error' ? error : problem), 'no guest was issued ahead');
    return { session: undefined, script: '', headers: {}, problem: { code, detail } };
  }
}

function tooLate(): Problem {
  return new Problem('genesys-timeout', {
    remedy:
      'A page waited no longer than its patienceMs. Its visitor gets a guest all the same, asked for by the browser.',
  });
}

function handedOver(issued: GuestSession, origin: string): IssuedGuest {
  const session = { ...issued, origin, issuedAt: new Date().toISOString() };
  const json = JSON.stringify(session).replaceAll('<', '\\u003c');
  return {
    session,
    script: `<script type="application/json" data-messenger-session>${json}</script>`,
    headers: { 'Cache-Control': 'private, no-store' },
  };
}
