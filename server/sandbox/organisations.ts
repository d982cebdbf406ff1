import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { decodeJwt } from 'jose';
import { parseBearer } from './authorization.ts';
import { originAllowed } from './domains.ts';
import { newIdentity } from './identity.ts';
import { pathOf } from './journal.ts';
import { parseBasic } from './oauth.ts';
import { Organisation } from './organisation.ts';
import type { Settings } from './settings.ts';

/** Every organisation of one sandbox process: the default one, and those made for tests that must not meet. */
export class Organisations {
  readonly default: Organisation;
  readonly #now: () => number;
  /** What every organisation of the sandbox starts with. */
  readonly #shared: Partial<Settings>;
  readonly #isolated = new Map<string, Organisation>();

  constructor(settings: Partial<Settings>, now: () => number) {
    this.#now = now;
    this.#shared = settings.scenario ? { scenario: settings.scenario } : {};
    this.default = new Organisation({ settings, now });
  }

  get all(): readonly Organisation[] {
    return [this.default, ...this.#isolated.values()];
  }

  /** `deploymentId`: one that a site names already, and no other organisation has; else a new one. */
  create(settings: Partial<Settings> = {}, deploymentId: string = randomUUID()): Organisation {
    const organisation = new Organisation({
      settings: { ...this.#shared, ...settings },
      now: this.#now,
      identity: newIdentity(deploymentId),
    });
    this.#isolated.set(organisation.deploymentId, organisation);
    return organisation;
  }

  has(deploymentId: string): boolean {
    return this.all.some((organisation) => organisation.deploymentId === deploymentId);
  }

  /** The isolated organisation of that deployment. */
  isolated(deploymentId: string): Organisation | undefined {
    return this.#isolated.get(deploymentId);
  }

  remove(organisation: Organisation): void {
    this.#isolated.delete(organisation.deploymentId);
    organisation.reset();
  }

  /**
   * Whose request it is. A bearer token or a client id says it first: as at Genesys, one organisation's token finds
   * nothing of another. Then a deployment id in path, query or body, or a refresh token. A preflight carries none of
   * them: it belongs to the first organisation whose domains allow its Origin. What names no organisation is left to
   * the default one to answer.
   */
  of(request: IncomingMessage, body?: unknown): Organisation {
    for (const concerns of [credentialsOf(request), deploymentNamedBy(request, body), preflightOf(request)]) {
      const organisation = this.all.find(concerns);
      if (organisation) return organisation;
    }
    return this.default;
  }
}

type Concerns = (organisation: Organisation) => boolean;

function credentialsOf({ headers: { authorization } }: IncomingMessage): Concerns {
  const clientId = parseBasic(authorization)?.clientId;
  const bearer = parseBearer(authorization);
  const audience = bearer && audienceOf(bearer);
  return (organisation) =>
    (clientId !== undefined && organisation.clients.some((client) => client.clientId === clientId)) ||
    (bearer !== undefined && (organisation.hasIssued(bearer) || organisation.deploymentId === audience));
}

function deploymentNamedBy(request: IncomingMessage, body: unknown): Concerns {
  // No `new URL`: it throws at a path such as `//`.
  const path = pathOf(request);
  const query = new URLSearchParams(request.url?.slice(path.length));
  const named = [query.get('deploymentId'), ...path.split('/')];
  if (typeof body === 'object' && body !== null) {
    if ('deploymentId' in body) named.push(String(body.deploymentId));
    if ('refreshToken' in body) named.push(String(audienceOf(body.refreshToken)));
  }
  return ({ deploymentId }) => named.includes(deploymentId);
}

function preflightOf({ method, headers }: IncomingMessage): Concerns {
  return ({ settings }) => method === 'OPTIONS' && originAllowed(headers, settings);
}

/** Only tells whom to ask: whether the token is genuine is checked there. */
function audienceOf(jwt: unknown): unknown {
  try {
    return decodeJwt(String(jwt)).aud;
  } catch {
    return undefined;
  }
}
