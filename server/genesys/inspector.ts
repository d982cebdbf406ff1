import { z } from 'zod';
import type { Site } from '../config.ts';
import { GenesysFailure } from './failures.ts';
import { createApiClient } from './sdk.ts';

/** A Messenger deployment, as far as an operator can have it wrong. */
export interface Deployment {
  readonly isActive: boolean;
  readonly allowAllDomains: boolean;
  /** Host names; Genesys also lets in their subdomains. */
  readonly allowedDomains: readonly string[];
}

/** Looks at Genesys with a site's credentials, once, for the doctor. Each method rejects with {@link GenesysFailure}. */
export interface Inspector {
  logIn(): Promise<void>;
  /** Needs the permission `webDeployments:deployment:view` and a scope `webdeployments[:readonly]` (genesys.md 1.2, CONFIRMED). */
  readDeployment(): Promise<Deployment>;
  /** Makes a guest that nobody will use: whether the resource is there shows in no other way. */
  createGuest(): Promise<void>;
}

export function createInspector(
  site: Pick<Site, 'region' | 'gateway' | 'guestsPath' | 'deploymentId'>,
  credentials: NonNullable<Site['credentials']>,
  timeoutMs: number,
): Inspector {
  const open = async () => {
    const api = await createApiClient(site, timeoutMs);
    const { clientId, clientSecret } = credentials;
    const { accessToken } = parsed(grant, await api.loginClientCredentialsGrant(clientId, clientSecret));
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

const grant = z.object({ accessToken: z.string().regex(/^[\x21-\x7e]+$/) });

/** The platform SDK's `WebDeployment`, which requires none of these (`purecloud-platform-client-v2` 262, index.d.ts). */
const webDeployment = z.object({
  status: z.string().optional(),
  allowAllDomains: z.boolean().default(false),
  allowedDomains: z.array(z.string()).default([]),
});

const madeGuest = z.object({ id: z.string().min(1), token: z.string().min(1) });

function parsed<T>(schema: z.ZodType<T>, answer: unknown): T {
  const result = schema.safeParse(answer);
  if (!result.success) throw new GenesysFailure('unusable-answer');
  return result.data;
}
