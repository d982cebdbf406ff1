import { test as base } from '@playwright/test';
import { readConfig } from '../config/read.ts';
import { serve } from '../hosts/serve.ts';
import type { Duration } from '../sandbox/duration.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import type { Scenario } from '../sandbox/scenario/scenario.ts';
import { variablesFor } from '../sandbox/variables.ts';
import { type Agent, agentAt } from './agent.ts';
import { type Clock, clockAt } from './clock.ts';
import { type Genesys, genesysAt } from './genesys.ts';
import { type MessengerOnPage, messengerOn } from './messenger.ts';
import { type Bot, botAt } from './scenario.ts';

export { expect } from '@playwright/test';
export type { Agent, Bot, Clock, Duration, Genesys, MessengerOnPage, Scenario };

/** A Genesys Cloud organisation with one Messenger deployment, of one test alone. */
export interface SandboxOrganisation {
  /** Where it answers, such as `http://127.0.0.1:41234`; no slash at the end. */
  readonly url: string;
  readonly deploymentId: string;
  readonly region: string;
  /** An OAuth client for client credentials. */
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A companion that serves the organisation's deployment. */
export interface TestCompanion {
  /** Such as `http://127.0.0.1:41235`; no slash at the end. */
  readonly url: string;
  /** The script tag for the site's pages. */
  readonly tag: string;
}

export interface MessengerTagOptions {
  /** Origins of the site under test; without any, every origin of this machine (`localhost`, `127.0.0.1`). */
  allowedOrigins: readonly string[];
}

export interface MessengerTagFixtures {
  organisation: SandboxOrganisation;
  companion: TestCompanion;
  /** The chat on the test's `page`. */
  messenger: MessengerOnPage;
  /** A person in the contact centre, who answers the newest conversation. */
  agent: Agent;
  /** Genesys Cloud itself, to be broken on purpose. */
  genesys: Genesys;
  /** Who answers while no person does. */
  bot: Bot;
  /** Lets time pass in Genesys Cloud. */
  clock: Clock;
}

/**
 * Playwright's `test` with a Genesys Cloud of its own for every test: nothing is shared, so that tests run in parallel,
 * and everything is stopped afterwards.
 */
export const test = base.extend<MessengerTagFixtures & MessengerTagOptions>({
  allowedOrigins: [[], { option: true }],

  organisation: async ({ allowedOrigins }, use) => {
    const hosts = allowedOrigins.map((origin) => new URL(origin).hostname);
    const sandbox = await startSandbox({ allowedDomains: ['localhost', '127.0.0.1', ...hosts] });
    await genesysAt(sandbox.url).set({ botDelayMs: 0 });
    await use(sandbox);
    await sandbox.close();
  },

  companion: async ({ organisation, allowedOrigins }, use) => {
    const config = readConfig({
      ...variablesFor(organisation),
      ALLOWED_ORIGINS: allowedOrigins.join(),
      LOG_LEVEL: 'error',
    });
    const { url, close } = await serve(config, { listen: { host: '127.0.0.1', port: 0 } });
    await genesysAt(organisation.url).set({ verifyContextUrl: `${url}/api/verify-context` });
    await use({ url, tag: `<script async src="${url}/loader.js"></script>` });
    await close();
  },

  messenger: ({ page }, use) => use(messengerOn(page)),
  agent: ({ organisation }, use) => use(agentAt(organisation.url)),
  genesys: ({ organisation }, use) => use(genesysAt(organisation.url)),
  bot: ({ organisation }, use) => use(botAt(organisation.url)),
  clock: ({ organisation }, use) => use(clockAt(organisation.url)),
});
