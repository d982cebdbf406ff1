import { startSandbox } from '../sandbox/sandbox.ts';
import { ask } from './ask.ts';

/** A Genesys Cloud organisation with one Messenger deployment, of one test alone. */
export interface SandboxOrganisation {
  /** Where its sandbox answers, such as `http://127.0.0.1:41234`; no slash at the end. */
  readonly url: string;
  /** The page that shows what it receives, for a browser of yours. */
  readonly inspector: string;
  /** The page of its agent's desk, for a browser of yours. */
  readonly desk: string;
  readonly deploymentId: string;
  readonly region: string;
  /** The address of its own `genesys.min.js`. */
  readonly scriptUrl: string;
  /** An OAuth client for client credentials. */
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What an organisation starts with; every setting of the sandbox's control resource may be added. */
interface OrganisationSettings {
  readonly allowedDomains: readonly string[];
  readonly botDelayMs: number;
  /** A deployment id that a site's tag names already; else a new one. */
  readonly deploymentId?: string;
}

/** A sandbox that is used by the tests of a worker, and how to be done with it. */
interface UsedSandbox {
  readonly url: string;
  close(): Promise<void>;
}

/** The sandbox at `url`, or, where that is empty, one of this process. Throws, in words, when nothing answers there. */
export async function sandboxFor(url: string): Promise<UsedSandbox> {
  if (url === '') return startSandbox();
  const origin = url.replace(/\/+$/, '');
  await ask(`${origin}/sandbox/organisations`).catch((cause) => {
    throw new Error(
      `No sandbox answers at sandboxUrl, ${origin}: ${cause.message}. Start one before the tests, as Playwright's webServer does with ` +
        '`npx messenger-tag-companion sandbox` and the variable PORT, or leave sandboxUrl out.',
      { cause },
    );
  });
  return { url: origin, close: async () => {} };
}

export async function createOrganisation(
  url: string,
  settings: OrganisationSettings,
): Promise<SandboxOrganisation> {
  const resource = `${url}/sandbox/organisations`;
  const made = await ask<Omit<SandboxOrganisation, 'url' | 'inspector' | 'desk'>>(resource, settings);
  return {
    ...made,
    url,
    inspector: `${resource}/${made.deploymentId}`,
    desk: `${url}/organisations/${made.deploymentId}/agent`,
  };
}

/** Cuts its sockets and forgets it. */
export async function removeOrganisation({ inspector }: SandboxOrganisation): Promise<void> {
  await fetch(inspector, { method: 'DELETE' });
}
