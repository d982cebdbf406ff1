import { z } from 'zod';
import type { Site } from '../config/config.ts';
import type { Budget } from './budget.ts';
import { GenesysFailure } from './failures.ts';
import { grantLogin, type Login, parsed } from './grant.ts';
import type { LoginExchange } from './login-exchange.ts';
import type { Question } from './questions.ts';
import { createApiClient } from './sdk.ts';

/** A Messenger deployment, as far as an operator can have it wrong. */
export interface Deployment {
  readonly isActive: boolean;
  readonly allowAllDomains: boolean;
  /** Host names; Genesys also lets in their subdomains. */
  readonly allowedDomains: readonly string[];
}

/**
 * Looks at Genesys with a site's credentials, once, for the doctor. Each method rejects with a `GenesysFailure`: of the kind
 * `overloaded` where no turn of the budget is free at this moment, and then nothing was called.
 */
export interface Inspector {
  logIn(): Promise<void>;
  /** Needs the permission `webDeployments:deployment:view` and a scope `webdeployments[:readonly]` (genesys.md 1.2, CONFIRMED). */
  readDeployment(): Promise<Deployment>;
  /** Makes a guest that nobody will use: whether the resource is there shows in no other way. */
  createGuest(): Promise<void>;
  /** Asks what a running companion asks again and again. */
  ask<T>(question: Question<T>): Promise<T>;
}

interface InspectorParts {
  /** Deadline of one call, ms. */
  readonly timeoutMs: number;
  /**
   * Of the companion that is looked at: whence a login comes and where a new one goes, and the turns of calls. Without it
   * Genesys is asked whether it takes the credentials now, and nothing is counted.
   */
  readonly companion?: { readonly exchange: LoginExchange; readonly budget: Budget } | undefined;
}

export function createInspector(
  site: Pick<Site, 'region' | 'gateway' | 'guestsPath' | 'deploymentId'>,
  credentials: NonNullable<Site['credentials']>,
  { timeoutMs, companion }: InspectorParts,
): Inspector {
  /** Waits for no turn: visitors do that, and they come first. */
  const takeTurn = async () => companion?.budget.takeTurn(performance.now());

  const open = async (refused?: Login) => {
    const api = await createApiClient(site, timeoutMs);
    const logIn = async () => {
      await takeTurn();
      return grantLogin(api, credentials);
    };
    const isGood = ({ accessToken, expiresAt }: Login) =>
      accessToken !== refused?.accessToken && Date.now() < expiresAt;
    const login = await (companion === undefined ? logIn() : companion.exchange.obtain(logIn, isGood));
    api.setAccessToken(login.accessToken);
    return { api, login };
  };
  let opened: ReturnType<typeof open> | undefined;
  const current = () => {
    opened ??= open();
    return opened;
  };

  const call = async (
    path: string,
    method: string,
    parameters: Record<string, string>,
    body: object | null,
  ) => {
    const json = ['application/json'];
    const attempt = async ({ api }: Awaited<ReturnType<typeof open>>) => {
      await takeTurn();
      return api.callApi(path, method, parameters, {}, {}, {}, body, ['PureCloud OAuth'], json, json);
    };
    const first = await current();
    try {
      return await attempt(first);
    } catch (error) {
      const isOver = error instanceof GenesysFailure && error.status === 401;
      if (!isOver || companion === undefined) throw error;
      // The companion's login may be over before its time. It would make another itself, with the next guest.
      opened = open(first.login);
      return attempt(await opened);
    }
  };

  return {
    async logIn() {
      await current();
    },

    async readDeployment() {
      const { deploymentId } = site;
      const path = '/api/v2/webdeployments/deployments/{deploymentId}';
      const found = parsed(webDeployment, await call(path, 'GET', { deploymentId }, null));
      const { status, allowAllDomains, allowedDomains } = found;
      return { isActive: status === undefined || status === 'Active', allowAllDomains, allowedDomains };
    },

    async createGuest() {
      const guest = { externalChannel: 'web', name: 'Web Guest' };
      parsed(madeGuest, await call(site.guestsPath, 'POST', {}, guest));
    },

    async ask({ path, method, body, answer }) {
      return parsed(answer, await call(path, method, {}, body ?? null));
    },
  };
}

/** The platform SDK's `WebDeployment`, which requires none of these (`purecloud-platform-client-v2` 262, index.d.ts). */
const webDeployment = z.object({
  status: z.string().optional(),
  allowAllDomains: z.boolean().default(false),
  allowedDomains: z.array(z.string()).default([]),
});

const madeGuest = z.object({ id: z.string().min(1), token: z.string().min(1) });
