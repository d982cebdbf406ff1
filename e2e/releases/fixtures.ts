import { test as base, type Companion } from '../fixtures.ts';
import { USER_TOKEN_SECRET } from '../user-tokens.ts';
import { type Address, openAddress } from './address.ts';
import { type PastDay, pastBuild } from './past.ts';

interface Fixtures {
  /** Where the page's tag leads; behind it stands first the one build, then the other. */
  address: Address;
  /** Starts the companion of a build; stopped after the test. */
  startBuild(build: PastDay | 'present', variables?: Record<string, string>): Promise<Pick<Companion, 'url'>>;
  /** Variables that are the same for all companions of one test, as on all machines of an operator. */
  shared: Record<string, string>;
}

export const test = base.extend<Fixtures>({
  address: async ({}, use) => {
    const address = await openAddress();
    await use(address);
    await address.close();
  },
  shared: {
    SESSION_SECRETS: 'one secret that all machines have',
    USER_TOKEN_SECRET,
    SESSION_TTL: '600',
  },
  startBuild: async ({ companionVariables, startCompanion, shared }, use) => {
    const running: { close(): Promise<void> }[] = [];
    await use(async (build, variables = {}) => {
      if (build === 'present') return startCompanion({ ...shared, ...variables });
      const past = await pastBuild(build);
      const companion = await past.startCompanion({ ...companionVariables, ...shared, ...variables });
      running.push(companion);
      return companion;
    });
    for (const companion of running) await companion.close();
  },
});
