import { z } from 'zod';
import type { Site } from '../config/config.ts';
import { type Problem, problemFrom } from '../http/problems.ts';
import { describeFailure, type Logger } from '../operations/log.ts';
import type { Metrics } from '../operations/metrics.ts';
import type { Store } from '../store/store.ts';
import { createAsking } from './asking.ts';
import { createBudget } from './budget.ts';
import { createCalls } from './calls.ts';
import type { CircuitState } from './circuit.ts';
import { type Call, GenesysFailure, problemOf } from './failures.ts';
import type { Login } from './grant.ts';
import { grantLogin, parsed } from './grant.ts';
import { guestIdText } from './guest-id.ts';
import { createLine, MAX_CONNECTIONS } from './line.ts';
import { shareLogin } from './login.ts';
import { createLoginExchange, type LoginSite, nameOfClient } from './login-exchange.ts';
import type { Question } from './questions.ts';
import { createApiClient } from './sdk.ts';

/** A guest that Genesys made. `token` is the visitor's secret. */
interface Guest {
  readonly guestId: string;
  readonly token: string;
}

/** Genesys Cloud for one site, through the platform SDK. Every rejection is a `Problem` of the contract. */
export interface Platform {
  /** One new guest, one call. */
  createGuest(): Promise<Guest>;
  /**
   * Asks Genesys something, by one call that is never repeated, after a login where there is none. It waits in the line that
   * guests wait in, and takes a turn of the same budget.
   */
  ask<T>(question: Question<T>): Promise<T>;
  /** Resolves when Genesys takes the site's credentials; costs a call only when there is no login yet. */
  checkLogin(): Promise<void>;
  state(): PlatformState;
}

/** How it stands between the companion and Genesys. */
export interface PlatformState {
  /** ms since Genesys granted the login in use; `undefined` before the first. */
  readonly loginAgeMs: number | undefined;
  /** The worse of login's and API's. */
  readonly circuit: CircuitState;
  /** Calls that wait for their turn. */
  readonly queueDepth: number;
  /** `undefined` before anybody has asked for one. */
  readonly lastGuest: LastGuest | undefined;
}

/** What became of the guest that was asked for last. */
export interface LastGuest {
  /** How long ago that showed, ms. */
  readonly agoMs: number;
  /** Why there was none. */
  readonly failure?: Problem;
}

/** What the platform needs to know of a site. */
export type PlatformSite = LoginSite & Pick<Site, 'guestsPath'>;

/** What all sites have in common. */
export interface PlatformParts {
  /** Deadline of one call to Genesys, ms. A guest waits for half of that at most before its call begins. */
  readonly timeoutMs: number;
  /** By all machines together, with one OAuth client. */
  readonly callsPerMinute: number;
  /** Seal the login that machines share. */
  readonly sessionSecrets: readonly [string, ...string[]];
  readonly store: Store;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'upstreamDone'>;
}

export function createPlatform(site: PlatformSite, parts: PlatformParts): Platform {
  const { timeoutMs, callsPerMinute, sessionSecrets, store, log, metrics } = parts;
  const at = site.gateway;
  const apiHost = at ?? `https://api.${site.region.domain}`;
  const loginCall: Call = {
    name: 'login',
    address: `POST ${at ?? `https://login.${site.region.domain}`}/oauth/token`,
  };
  const guestsCall: Call = {
    name: 'guests',
    address: `POST ${apiHost}${site.guestsPath}`,
  };

  let opening: ReturnType<typeof createApiClient> | undefined;
  const apiClient = () => {
    opening ??= createApiClient(site, timeoutMs);
    return opening;
  };

  const client = nameOfClient(site);
  const budget = createBudget(store, { client, callsPerMinute, latestArrivalMs: timeoutMs });
  const logins = createCalls('login', { repeated: 'always', budget, metrics });
  const guests = createCalls('guests', { repeated: 'unless-it-may-be-done', budget, metrics });
  const line = createLine({ atOnce: MAX_CONNECTIONS, waiting: MAX_WAITING });
  const waitsUntil = () => performance.now() + timeoutMs * PART_FOR_WAITING;

  const login = shareLogin(
    async () => {
      const api = await apiClient();
      return logins.make(() => grantLogin(api, site.credentials), waitsUntil());
    },
    {
      exchange: createLoginExchange(store, {
        client,
        sessionSecrets,
        patienceMs: timeoutMs * (1 + PART_FOR_WAITING),
      }),
      isRefusal: (error) => error instanceof GenesysFailure && REFUSALS.has(error.status),
      onRenewalFailure: (error) =>
        log.warn(describeFailure(asProblem(loginCall, error)), 'the login was not renewed'),
    },
  );
  const logIn = () =>
    login.get().catch((error: unknown) => {
      throw asProblem(loginCall, error);
    });

  const postGuest = async ({ accessToken }: Login): Promise<Guest> => {
    const api = await apiClient();
    // No await between these two: the SDK keeps the token in the client, and reads it when the call is made.
    api.setAccessToken(accessToken);
    const made = await api.callApi(
      site.guestsPath,
      'POST',
      {},
      {},
      {},
      {},
      { externalChannel: 'web', name: 'Web Guest' },
      ['PureCloud OAuth'],
      ['application/json'],
      ['application/json'],
    );
    const { id, token } = parsed(madeGuest, made);
    return { guestId: id, token };
  };

  const makeGuest = async (until: number): Promise<Guest> => {
    const first = await logIn();
    try {
      return await guests.make(() => postGuest(first), until);
    } catch (error) {
      if (!(error instanceof GenesysFailure && error.status === 401)) throw error;
      login.forget(first);
      const second = await logIn();
      return await guests.make(() => postGuest(second), until);
    }
  };

  const ask = createAsking({ apiClient, logIn, forget: login.forget, budget, metrics });

  let lastGuest: { at: number; failure?: Problem } | undefined;

  return {
    async createGuest() {
      // Before the clock starts: on a busy machine the SDK takes long to load.
      await apiClient();
      const until = waitsUntil();
      try {
        const guest = await line.wait(() => makeGuest(until), until);
        lastGuest = { at: performance.now() };
        return guest;
      } catch (error) {
        const problem = asProblem(guestsCall, error);
        lastGuest = { at: performance.now(), failure: problemFrom(problem) };
        throw problem;
      }
    },

    async ask(question) {
      await apiClient();
      const until = waitsUntil();
      try {
        return await line.wait(() => ask(question, until), until);
      } catch (error) {
        const { name, method, path } = question;
        throw asProblem({ name, address: `${method} ${apiHost}${path}` }, error);
      }
    },

    async checkLogin() {
      try {
        await login.check();
      } catch (error) {
        throw asProblem(loginCall, error);
      }
    },

    state: () => ({
      loginAgeMs: login.ageMs(),
      circuit: worse(logins.circuit(), guests.circuit()),
      queueDepth: line.depth(),
      lastGuest: lastGuest && agoOf(lastGuest),
    }),
  };
}

/** Of the deadline of a call, which follows the wait and has it whole. The loader gives up after 8 s. */
const PART_FOR_WAITING = 0.5;
/** Beyond these, a guest is told at once to come back. */
export const MAX_WAITING = 512;
/** Of a login: Genesys does not take these credentials. */
const REFUSALS: ReadonlySet<number | undefined> = new Set([400, 401, 403]);

function worse(...circuits: CircuitState[]): CircuitState {
  return (['open', 'half-open'] as const).find((state) => circuits.includes(state)) ?? 'closed';
}

/** A new guest (contract section 4). Genesys documents no shape for it; a token never exceeds 2048 characters (genesys.md 4.1). */
const madeGuest = z.object({ id: guestIdText, token: z.string().min(1).max(2048) });

function agoOf({ at, ...outcome }: { at: number; failure?: Problem }): LastGuest {
  return { agoMs: performance.now() - at, ...outcome };
}

function asProblem(call: Call, error: unknown): unknown {
  return error instanceof GenesysFailure ? problemOf(error, call) : error;
}
