import { z } from 'zod';
import type { Site } from '../config/config.ts';
import { grantLogin, type Login, parsed } from './grant.ts';
import type { LoginExchange } from './login-exchange.ts';
import { createApiClient } from './sdk.ts';

/** A Messenger deployment, as far as an operator can have it wrong. */
export interface Deployment {
  readonly isActive: boolean;
  readonly allowAllDomains: boolean;
  /** Host names; Genesys also lets in their subdomains. */
  readonly allowedDomains: readonly string[];
}

/** Looks at Genesys with a site's credentials, once, for the doctor. Each method rejects with a `GenesysFailure`. */
export interface Inspector {
  logIn(): Promise<void>;
  /** Needs the permission `webDeployments:deployment:view` and a scope `webdeployments[:readonly]` (genesys.md 1.2, CONFIRMED). */
  readDeployment(): Promise<Deployment>;
  /** Makes a guest that nobody will use: whether the resource is there shows in no other way. */
  createGuest(): Promise<void>;
}

interface InspectorParts {
  /** Deadline of one call, ms. */
  readonly timeoutMs: number;
  /** Whence a login comes, and where a new one goes; without it, Genesys is asked whether it takes the credentials now. */
  readonly exchange?: LoginExchange | undefined;
}

export function createInspector(
  site: Pick<Site, 'region' | 'gateway' | 'guestsPath' | 'deploymentId'>,
  credentials: NonNullable<Site['credentials']>,
  { timeoutMs, exchange }: InspectorParts,
): Inspector {
  const open = async () => {
    const api = await createApiClient(site, timeoutMs);
    const logIn = () => grantLogin(api, credentials);
    const isGood = ({ expiresAt }: Login) => Date.now() < expiresAt;
    const { accessToken } = await (exchange === undefined ? logIn() : exchange.obtain(logIn, isGood));
    api.setAccessToken(accessToken);
    return api;
  };
  let opened: ReturnType<typeof open> | undefined;
  const call = async (
    path: string,
    method: string,
    parameters: Record<string, string>,
    body: object | null,
  ) => {
    opened ??= open();
    const api = await opened;
    const json = ['application/json'];
    return api.callApi(path, method, parameters, {}, {}, {}, body, ['PureCloud OAuth'], json, json);
  };

  return {
    async logIn() {
      opened ??= open();
      await opened;
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
  };
}

/** The platform SDK's `WebDeployment`, which requires none of these (`purecloud-platform-client-v2` 262, index.d.ts). */
const webDeployment = z.object({
  status: z.string().optional(),
  allowAllDomains: z.boolean().default(false),
  allowedDomains: z.array(z.string()).default([]),
});

const madeGuest = z.object({ id: z.string().min(1), token: z.string().min(1) });
