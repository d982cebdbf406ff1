import { chooseSite } from '../guest-token/served-site.ts';
import { requesterOf } from '../http/addresses.ts';
import { readJson } from '../http/body.ts';
import type { Capacity } from '../http/capacity.ts';
import type { Route, Routes } from '../http/dispatch.ts';
import { answerPreflight } from '../http/pages.ts';
import { type Fields, jsonAnswer, type PlainRequest } from '../http/plain.ts';
import { Problem } from '../http/problems.ts';
import type { Serving } from '../serving.ts';
import { openIdRoutes } from './addresses.ts';
import { codeRequest } from './requests.ts';

interface RouteParts {
  /** What is served now. */
  readonly serving: () => Serving;
  readonly capacity: Capacity;
  /** The origin of the page that asks, and the fields of its answer. Throws where it may not. */
  readonly letPageIn: (request: PlainRequest, fields: Fields) => string;
}

/** `POST /api/auth-code`: a code by which Genesys gets to know a visitor who has signed in at the site. */
export function createAuthCodeRoute({ serving, capacity, letPageIn }: RouteParts): Route {
  return async (request, fields) => {
    const { config, sites, openId } = serving();
    const origin = letPageIn(request, fields);
    if (request.method === 'OPTIONS') return answerPreflight(request, config.mode);
    const { deploymentId, userToken } = await readJson(request, codeRequest);
    const { site, limits, verifyUserToken } = chooseSite(sites, origin, deploymentId);
    const client = site.openId;
    if (openId === undefined || client === undefined) throw new Problem('not-found');

    return capacity.run(async (elsewhere) => {
      const visitor = await elsewhere(() => verifyUserToken(userToken)).catch(async (error: unknown) => {
        // Only what is no good: many visitors who have signed in may share an address.
        if (isBadToken(error)) await countAddress(request, serving(), limits);
        throw error;
      });
      await limits.countCode(visitor.customerId);
      return jsonAnswer(await openId.makeCode(client.clientId, visitor));
    });
  };
}

/** All below `/oidc`: for Genesys, and for whoever else tries the provider by the standard. */
export function createProviderRoutes({ serving, capacity }: RouteParts): Routes {
  const askProvider: Route = async (request) => {
    const { openId, limits } = serving();
    if (openId === undefined) throw new Problem('not-found');
    // A login that is begun is kept for a while. Genesys begins none.
    if (LOGINS.has(request.path)) await countAddress(request, serving(), limits);
    return capacity.run(() => openId.answer(request));
  };
  return Object.fromEntries(Object.keys(openIdRoutes).map((path) => [path, askProvider]));
}

const LOGINS = new Set(['/oidc/auth', '/oidc/sign-in']);

function isBadToken(error: unknown): boolean {
  return error instanceof Problem && error.code === 'invalid-user-token';
}

async function countAddress(
  request: PlainRequest,
  { config }: Pick<Serving, 'config'>,
  limits: Pick<Serving['limits'], 'countSignIn'>,
): Promise<void> {
  const address = requesterOf(request, config.trustProxy);
  if (address !== undefined) await limits.countSignIn(address);
}
