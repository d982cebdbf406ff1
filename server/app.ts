import type { Config } from './config/config.ts';
import type { ConfigUpdates } from './config/updates.ts';
import { builtLoader, version } from './delivery/built-loader.js';
import { isOfLoader, refuseDelivery } from './delivery/deliver.ts';
import type { BuiltLoader } from './delivery/written-in.ts';
import type { SignIn } from './demo-customers.ts';
import { createExaminer } from './doctor/examiner.ts';
import { createBuilderRoute } from './front-door/builder-route.ts';
import { SIGN_IN } from './front-door/demo.ts';
import { createDoctorRoute } from './front-door/doctor-route.ts';
import { type BuiltPages, createFrontDoor } from './front-door/front-door.ts';
import { signInRequest } from './front-door/sign-in-request.ts';
import { type GuestWanted, type IssuedGuest, issueAhead } from './guest-token/ahead.ts';
import { contextRequest, endRequest, sessionRequest } from './guest-token/requests.ts';
import { chooseSite, type ServedSite, siteOf } from './guest-token/served-site.ts';
import type { Visitor } from './guest-token/user-tokens.ts';
import type { GuestSession } from './guest-token/wire.ts';
import { requesterOf } from './http/addresses.ts';
import { readJson } from './http/body.ts';
import { createCapacity, type Elsewhere } from './http/capacity.ts';
import { createDispatcher, get, type Route, type Routes } from './http/dispatch.ts';
import { isAllowed } from './http/origins.ts';
import { originOfReader } from './http/page-reads.ts';
import { answerPreflight, fieldsForPage, originOfPage } from './http/pages.ts';
import { type Fields, jsonAnswer, type PlainAnswer, type PlainRequest } from './http/plain.ts';
import { Problem } from './http/problems.ts';
import { isOfProvider, withoutId } from './openid/addresses.ts';
import { createAuthCodeRoute, createProviderRoutes } from './openid/routes.ts';
import { createHealth } from './operations/health.ts';
import { createLog, type Logger } from './operations/log.ts';
import { createMetrics } from './operations/metrics.ts';
import { forOperators, notForPages, tellIfClosed } from './operations/operators.ts';
import { observeRequests } from './operations/requests.ts';
import type { Traces } from './operations/traces.ts';
import { lookForUnnamedProxy } from './operations/unnamed-proxy.ts';
import { watchPlatforms } from './operations/watch-platforms.ts';
import { openServing } from './serving.ts';
import { createMemoryStore } from './store/memory.ts';
import type { Store } from './store/store.ts';

/** The companion without a server: the hosts in `hosts/` hand it requests and send its answers. */
export interface Companion {
  /** Never rejects: whatever goes wrong is an answer of the contract. */
  answer(request: PlainRequest): Promise<PlainAnswer>;
  /** A guest for a page that is being rendered, before anybody asks for one. Never rejects. */
  issueGuest(wanted: GuestWanted): Promise<IssuedGuest>;
  /**
   * Whether there is anything of ours at this path, at the root of a host: its home page and all pages beside it are the
   * site's, not those of our front door.
   */
  knows(path: string): boolean;
  /** Where hosts, too, tell the operator what went wrong. */
  readonly log: Logger;
}

/** What may be brought along; all of it has a default. */
export interface CompanionParts {
  readonly log?: Logger;
  /** Where the lines of requests go; by default into the log. */
  readonly requestLog?: Logger;
  /** What machines share; by default this process keeps it. */
  readonly store?: Store;
  /** Tells of a changed configuration; by default it stays as it is. */
  readonly updates?: ConfigUpdates | undefined;
  /** Aborted when the process is about to stop: `/readyz` then says so. */
  readonly stopping?: AbortSignal | undefined;
  /** Asked at each request, since a host may open them while it serves already; by default nothing is traced. */
  readonly traces?: (() => Traces | undefined) | undefined;
  /** In the place of Genesys's `api-cdn.`, for the doctor, where the sandbox plays it. */
  readonly cdnUrl?: string | undefined;
  /** The loader's files; by default those of this build. */
  readonly builtLoader?: BuiltLoader;
  /** The pages for people; by default those of this build. */
  readonly builtPages?: BuiltPages;
  /** The back end of the demo shop; by default nobody can sign in there. */
  readonly signIn?: SignIn | undefined;
  /** ms, of a clock that only goes forward: by it `/readyz` and the doctor look again. */
  readonly now?: () => number;
}

/**
 * Every route of the companion, each with its steps in order. What a step throws becomes an answer in `http/dispatch.ts`.
 * Throws, in words, when the loader has not been built.
 */
export function createCompanion(config: Config, parts: CompanionParts = {}): Companion {
  const { log = createLog(config.logLevel), store = createMemoryStore() } = parts;
  const metrics = createMetrics();
  const servingParts = { log, store, metrics, builtLoader: parts.builtLoader ?? builtLoader };

  // THE configuration in use, with all that is made of it. Whoever needs a part takes it from here, at each request.
  let serving = openServing(config, servingParts);
  parts.updates?.subscribe(async (changed) => {
    const next = openServing(changed, { ...servingParts, before: serving });
    for (const check of next.newChecks) await check();
    serving = next;
  });

  const capacity = createCapacity();
  const lookForProxy = lookForUnnamedProxy(log);
  const health = createHealth(() => serving.checks, {
    log,
    // What was brought along is shared with other machines; what this process keeps by itself cannot be lost.
    degrading: parts.store && { 'shared state': parts.store.check },
    stopping: parts.stopping,
    now: parts.now,
  });
  const examine = createExaminer(() => serving.config, {
    cdnUrl: parts.cdnUrl,
    store,
    shared: parts.store,
    lastGuestOf: (deploymentId) => serving.platformOf.get(deploymentId)?.state().lastGuest,
    now: parts.now,
  });
  const operatorSettings = () => serving.config;
  tellIfClosed(config, log);
  watchPlatforms(metrics, () => serving.platformOf);
  metrics.watchStore(store.size);

  const ofSignIn = { serving: () => serving, capacity, letPageIn };
  const forAll: Routes = {
    '/api/guest-token': giveGuestSession,
    '/api/guest-token/end': endGuestSession,
    '/api/auth-code': createAuthCodeRoute(ofSignIn),
    '/api/verify-context': verifyContext,
    '/api/availability': tellAvailability,
    '/healthz': get(async () => jsonAnswer({ status: 'ok', version })),
    '/readyz': notForPages(get(health.ready)),
    '/metrics': forOperators(
      get(async () => ({
        status: 200,
        headers: { 'Content-Type': metrics.contentType },
        body: await metrics.text(),
      })),
      operatorSettings,
    ),
    '/api/doctor': forOperators(
      get(async () => jsonAnswer(await examine())),
      operatorSettings,
    ),
  };
  const ofFrontDoor = { config: () => serving.config, store, log, cdnUrl: parts.cdnUrl };
  const forOurPages: Routes = {
    '/api/builder': createBuilderRoute(ofFrontDoor),
    '/api/doctor/page': createDoctorRoute({ ...ofFrontDoor, answer: (request) => companion.answer(request) }),
    ...(parts.signIn && { [SIGN_IN]: signInAtDemo(parts.signIn) }),
  };
  const routes: Routes = { ...forAll, ...forOurPages, ...createProviderRoutes(ofSignIn) };
  const frontDoor = createFrontDoor({
    load: async () => parts.builtPages ?? (await import('./front-door/built-pages.js')).builtPages,
    settings: () => serving.config,
    canSignIn: parts.signIn !== undefined,
    log,
  });
  const dispatch = createDispatcher(routes, {
    observe: observeRequests({ log: parts.requestLog ?? log, metrics, traces: parts.traces }),
    missing: (request) => (isOfLoader(request.path) ? refuseDelivery(request) : new Problem('not-found')),
  });

  const companion: Companion = {
    async answer(request) {
      const isRoute = Object.hasOwn(routes, withoutId(request.path));
      const delivery = serving.deliver(request) ?? (isRoute ? undefined : await frontDoor(request));
      if (delivery === undefined) return dispatch(request);
      // No line in the log: there is one of these for every page that anybody opens.
      const { answer, route } = delivery;
      metrics.requestDone(route, answer.status === 304 ? 'not-modified' : 'ok');
      return answer;
    },

    /** No visitor asks yet, so nothing is counted by address, and nobody has to work for it. */
    issueGuest: (wanted) =>
      issueAhead(
        wanted,
        async () => {
          const site = chooseSite(serving.sites, wanted.origin, wanted.deploymentId);
          const admit: Admit = async (makeGuest) => {
            await site.limits.countNewGuest();
            return makeGuest();
          };
          return capacity.run((elsewhere) => sessionFor(site, wanted, { admit, elsewhere, fields: {} }));
        },
        { log, metrics },
      ),

    knows: (path) =>
      Object.hasOwn(forAll, path) || isOfLoader(path) || (serving.openId !== undefined && isOfProvider(path)),
    log,
  };
  return companion;

  /** `POST /api/guest-token`: a guest for a page. */
  async function giveGuestSession(request: PlainRequest, fields: Fields): Promise<PlainAnswer> {
    const origin = letPageIn(request, fields);
    if (request.method === 'OPTIONS') return answerPreflight(request, serving.config.mode);
    const asked = await readJson(request, sessionRequest);
    const site = chooseSite(serving.sites, origin, asked.deploymentId);

    return capacity.run(async (elsewhere) => {
      const admit: Admit = (makeGuest) =>
        admitNewGuest(site, { request, origin, proof: asked.proof, makeGuest }, { elsewhere, fields });
      const session = await sessionFor(site, { ...asked, origin }, { admit, elsewhere, fields });
      return jsonAnswer(session);
    });
  }

  /** The guest who comes back, or a new one: limits, visitor, session. */
  async function sessionFor(
    { sessions, limits, vouching }: ServedSite,
    { origin, resume, userToken }: SessionWanted,
    { admit, elsewhere, fields }: SessionMeans,
  ): Promise<GuestSession> {
    vouching.demand(userToken);
    const visitorNamed = () => elsewhere(() => vouching.visitorOf(userToken));
    const newGuestFor = async (visitor: Visitor | undefined) =>
      sessions.present(await elsewhere(() => sessions.start(visitor)), origin, visitor);

    const known = sessions.open(resume, origin);
    if (known === undefined) return admit(async () => newGuestFor(await visitorNamed()));

    Object.assign(fields, await limits.countReturn(known.guestId));
    const visitor = await visitorNamed();
    const isTheirs = known.customerId === visitor?.customerId;
    if (isTheirs && !(await sessions.hasEnded(known.guestId))) {
      return sessions.present(sessions.renew(known), origin, visitor);
    }
    // Somebody else sits at this browser now, or the one who did has taken leave.
    return admit(() => newGuestFor(visitor));
  }

  /**
   * Counts a new guest by its address, and then with all others. Who comes with a proof was counted by address when its
   * challenge was given; a visitor who has no proof, and needs one, uses up nothing of what all have together.
   */
  async function admitNewGuest<T>(
    { site, limits, proofs }: ServedSite,
    { request, origin, proof, makeGuest }: NewGuestWanted<T>,
    { elsewhere, fields }: Omit<SessionMeans, 'admit'>,
  ): Promise<T> {
    const provenFor = { origin, deploymentId: site.deploymentId };
    const accepted = await elsewhere(() => proofs.accept(proof, provenFor));
    if (accepted === undefined) {
      const { trustProxy } = serving.config;
      const address = requesterOf(request, trustProxy);
      if (address !== undefined) {
        lookForProxy(request, trustProxy);
        Object.assign(fields, await limits.countAddress(address));
      }
      if (!(await limits.countUnprovenGuest(proofs.unproven))) throw proofs.demand(provenFor);
      return makeGuest();
    }
    try {
      await limits.countNewGuest();
      return await makeGuest();
    } catch (error) {
      await accepted.giveBack();
      throw error;
    }
  }

  /** `POST /api/guest-token/end`: whoever comes back with this session later is a new guest. */
  async function endGuestSession(request: PlainRequest, fields: Fields): Promise<PlainAnswer> {
    const origin = letPageIn(request, fields);
    if (request.method === 'OPTIONS') return answerPreflight(request, serving.config.mode);
    const { deploymentId, resume } = await readJson(request, endRequest);
    const { sessions } = chooseSite(serving.sites, origin, deploymentId);
    return capacity.run(async () => {
      const session = sessions.open(resume, origin);
      if (session) await sessions.end(session);
      return { status: 204, headers: {} };
    });
  }

  /** `POST /demo/sign-in`, of the demo shop alone: it believes every name, so it is there only beside the sandbox. */
  function signInAtDemo(signIn: SignIn): Route {
    return async (request, fields) => {
      letPageIn(request, fields);
      if (request.method === 'OPTIONS') return answerPreflight(request, serving.config.mode);
      const { name } = await readJson(request, signInRequest);
      return jsonAnswer({ userToken: await signIn(name) });
    };
  }

  /**
   * `POST /api/verify-context`, for Genesys: is this context ours, what does it say, and has its guest taken leave since?
   * Where several sites are served the deployment must be named, so that no site's data action takes a visitor of another
   * for its own.
   */
  async function verifyContext(request: PlainRequest): Promise<PlainAnswer> {
    if (request.method !== 'POST') throw new Problem('method-not-allowed', { headers: { Allow: 'POST' } });
    const { context, deploymentId } = await readJson(request, contextRequest);
    const ours = serving.sites.map(({ site }) => site.deploymentId);
    if (deploymentId === undefined && ours.length > 1) {
      throw new Problem('invalid-request', { detail: 'deploymentId: this companion serves several.' });
    }
    const wanted = ours.filter((id) => deploymentId === undefined || id === deploymentId.toLowerCase());
    return capacity.run(async () => {
      const claims = await serving.contexts.verify(context, wanted);
      if (claims === undefined) throw await refuseContext(request);
      const { sessions } = siteOf(serving.sites, String(claims.aud));
      return jsonAnswer({ ...claims, ended: await sessions.hasEnded(String(claims.sub)) });
    });
  }

  /**
   * Only what is no context is counted by address: Genesys asks for all its customers from a few addresses, and what somebody
   * sends from there must not keep it from asking.
   */
  async function refuseContext(request: PlainRequest): Promise<Problem> {
    const address = requesterOf(request, serving.config.trustProxy);
    if (address !== undefined) await serving.limits.countForgery(address);
    return new Problem('invalid-context');
  }

  /** `GET /api/availability`: is anybody there to answer? From memory, so it costs no place and is not counted. */
  async function tellAvailability(request: PlainRequest, fields: Fields): Promise<PlainAnswer> {
    const { config, sites } = serving;
    Object.assign(fields, fieldsForPage(request, mayAsk));
    const origin = originOfReader(request, mayAsk, config);
    if (request.method === 'OPTIONS') return answerPreflight(request, config.mode);
    const named = new URLSearchParams(request.query).get('deployment') ?? undefined;
    const { availability } = chooseSite(sites, origin, named);
    if (availability === undefined) {
      throw new Problem('not-found', { detail: 'This site does not say when somebody is there.' });
    }
    const answer = await availability.now();
    if (answer.state !== 'unknown') fields['Cache-Control'] = 'public, max-age=15';
    return jsonAnswer(answer);
  }

  /** The origin of the page that asks; from then on the answer, also one of an error, is for that page to read. */
  function letPageIn(request: PlainRequest, fields: Fields): string {
    Object.assign(fields, fieldsForPage(request, mayAsk));
    return originOfPage(request, mayAsk);
  }

  function mayAsk(origin: string): boolean {
    return serving.sites.some(({ site }) => isAllowed(origin, site.allowedOrigins));
  }
}

interface SessionWanted {
  readonly origin: string;
  readonly resume?: string | undefined;
  readonly userToken?: string | undefined;
}

interface SessionMeans {
  readonly admit: Admit;
  readonly elsewhere: Elsewhere;
  /** Of the answer: the limits add to them what is left. */
  readonly fields: Fields;
}

/** Makes a new guest, if there may be one more. */
type Admit = <T>(makeGuest: () => Promise<T>) => Promise<T>;

interface NewGuestWanted<T> {
  readonly request: PlainRequest;
  readonly origin: string;
  readonly proof: string | undefined;
  readonly makeGuest: () => Promise<T>;
}
