import { type BrowserContext, test as base, type TestInfo } from '@playwright/test';
import { readConfig } from '../config/read.ts';
import { serve } from '../hosts/serve.ts';
import { createLog } from '../operations/log.ts';
import type { Duration } from '../sandbox/duration.ts';
import type { Entry, FrameEntry, RequestEntry } from '../sandbox/inspector/entry.ts';
import type { ReceivedFilter } from '../sandbox/inspector/filter.ts';
import type { Scenario } from '../sandbox/scenario/scenario.ts';
import { variablesFor } from '../sandbox/variables.ts';
import { type Agent, agentAt } from './agent.ts';
import { type Clock, clockAt } from './clock.ts';
import { type Genesys, genesysAt } from './genesys.ts';
import { type MessengerOnPage, messengerOn } from './messenger.ts';
import {
  createOrganisation,
  removeOrganisation,
  type SandboxOrganisation,
  sandboxFor,
} from './organisation.ts';
import { originFrom, originsFrom } from './origin.ts';
import { isOnThisMachine, Routes } from './routes.ts';
import { journalAt, linesOf, type SandboxJournal } from './sandbox.ts';
import { type Bot, botAt } from './scenario.ts';

export { expect } from '@playwright/test';
export { messengerOn } from './messenger.ts';
export type {
  Agent,
  Bot,
  Clock,
  Duration,
  Entry,
  FrameEntry,
  Genesys,
  MessengerOnPage,
  ReceivedFilter,
  RequestEntry,
  SandboxJournal,
  SandboxOrganisation,
  Scenario,
};

/** A companion that serves the organisation's deployment. */
export interface TestCompanion {
  /** Such as `http://127.0.0.1:41235`; no slash at the end. */
  readonly url: string;
  /** The script tag for the site's pages. */
  readonly tag: string;
  /**
   * Has everything that pages ask of this origin, such as `https://chat.example.com`, answered by this companion: for a site
   * whose tag is there already. Nothing need listen at that origin. Call it before the page is opened.
   */
  replaces(origin: string): Promise<void>;
  /**
   * Lets pages of a context that the test has made itself, for a second visitor, reach what those of `page` reach. Their chat
   * is `messengerOn(page)`.
   */
  reaches(context: BrowserContext): Promise<void>;
}

export interface MessengerTagOptions {
  /**
   * Origins of the site under test; without any, every origin of this machine (`localhost`, `127.0.0.1`). What pages of another
   * machine ask of companion and sandbox is led here by Playwright, since browsers keep them from this one.
   */
  allowedOrigins: readonly string[];
  /** The deployment id that the site's tag names; empty: a new one for each test. */
  deploymentId: string;
}

export interface MessengerTagWorkerOptions {
  /**
   * A running sandbox, in which each test makes an organisation of its own: one for all workers. Default: the variable
   * `MESSENGER_TAG_SANDBOX_URL`; empty: each worker starts one.
   */
  sandboxUrl: string;
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
  /** What Genesys Cloud has received and sent. */
  sandbox: SandboxJournal;
}

/** For the fixtures above. */
interface Inner {
  routes: Routes;
}

interface InnerOfWorker {
  sandboxOfWorker: { readonly url: string };
}

/**
 * Playwright's `test` with a Genesys Cloud organisation of its own for every test: nothing is shared but the process of the
 * sandbox, so that tests run in parallel, and everything is stopped afterwards.
 */
export const test = base.extend<
  MessengerTagFixtures & MessengerTagOptions & Inner,
  MessengerTagWorkerOptions & InnerOfWorker
>({
  allowedOrigins: [[], { option: true }],
  deploymentId: ['', { option: true }],
  sandboxUrl: [process.env.MESSENGER_TAG_SANDBOX_URL ?? '', { option: true, scope: 'worker' }],

  sandboxOfWorker: [
    async ({ sandboxUrl }, use) => {
      const { url, close } = await sandboxFor(sandboxUrl);
      await use({ url });
      await close();
    },
    { scope: 'worker' },
  ],

  organisation: async ({ sandboxOfWorker, allowedOrigins, deploymentId }, use, testInfo) => {
    const hosts = originsFrom(allowedOrigins).map((origin) => new URL(origin).hostname);
    const organisation = await createOrganisation(sandboxOfWorker.url, {
      allowedDomains: ['localhost', '127.0.0.1', ...hosts],
      botDelayMs: 0,
      ...(deploymentId !== '' && { deploymentId }),
    });
    await use(organisation);
    await tellOfFailure(organisation, testInfo);
    await removeOrganisation(organisation);
  },

  routes: async ({ allowedOrigins }, use) =>
    use(new Routes(originsFrom(allowedOrigins).filter((origin) => !isOnThisMachine(origin)))),

  context: async ({ context, routes }, use) => {
    await routes.add(context);
    await use(context);
    // A request that hangs, as a test may have wished, would else fail after its page is gone.
    await context.unrouteAll({ behavior: 'ignoreErrors' });
  },

  companion: async ({ organisation, allowedOrigins, routes }, use) => {
    const config = readConfig({
      ...variablesFor(organisation),
      ALLOWED_ORIGINS: originsFrom(allowedOrigins).join(),
      // What the routes say of the address that a page has asked.
      TRUST_PROXY: 'loopback',
      LOG_LEVEL: 'error',
    });
    const { url, close } = await serve(config, {
      listen: { host: '127.0.0.1', port: 0 },
      // The log of a companion's own process is to be opened once, and a worker has many companions.
      log: createLog(config.logLevel),
    });
    await genesysAt(organisation.inspector).set({ verifyContextUrl: `${url}/api/verify-context` });
    if (!allowedOrigins.every(isOnThisMachine))
      for (const here of [url, organisation.url]) await routes.lead(here, here);
    await use({
      url,
      tag: `<script async src="${url}/loader.js"></script>`,
      replaces: async (origin) => routes.lead(originFrom(origin, 'companion.replaces'), url),
      reaches: (context) => routes.add(context),
    });
    await close();
  },

  messenger: ({ page }, use) => use(messengerOn(page)),
  agent: ({ organisation }, use) => use(agentAt(organisation.desk)),
  genesys: ({ organisation }, use) => use(genesysAt(organisation.inspector)),
  bot: ({ organisation }, use) => use(botAt(organisation.inspector)),
  clock: ({ organisation }, use) => use(clockAt(organisation.inspector)),
  sandbox: ({ organisation }, use) => use(journalAt(organisation.inspector)),
});

/** Beside a failed test in the report stands what Genesys Cloud saw of it. */
async function tellOfFailure({ inspector }: SandboxOrganisation, testInfo: TestInfo): Promise<void> {
  if (testInfo.status === testInfo.expectedStatus) return;
  const entries = await journalAt(inspector).received();
  await testInfo.attach('what Genesys Cloud received and sent', {
    body: linesOf(entries, Number.POSITIVE_INFINITY).join('\n') || 'Nothing has come.',
    contentType: 'text/plain',
  });
}
