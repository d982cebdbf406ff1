import { randomBytes } from 'node:crypto';
import {
  test as base,
  type Companion,
  expect,
  launcher,
  messenger,
  type Page,
  plainPage,
  tagOf,
} from './fixtures.ts';
import { freePort } from './system.ts';
import { USER_TOKEN_SECRET, userToken } from './user-tokens.ts';

const OIDC_CLIENT_ID = 'genesys';
const OIDC_CLIENT_SECRET = randomBytes(32).toString('hex');

interface SignInFixtures {
  /** A companion that is the site's OpenID provider, and a Genesys whose visitors sign in there. */
  provider(
    settings: { sessionUpgrade: 'on' | 'off' },
    variables?: Record<string, string>,
  ): Promise<Companion>;
  /** A page with the tag. */
  visit(companion: Companion, page: Page, attributes?: string): Promise<void>;
  tokenOf(name: string): Promise<string>;
  /** The conversations that Genesys has, each with whoever the provider has vouched for. */
  conversations(): Promise<Conversation[]>;
}

interface Conversation {
  customer: { subject: string; name?: string } | null;
  messages: { direction: string; text?: string }[];
}

export const test = base.extend<SignInFixtures>({
  provider: async ({ startCompanion, control }, use) => {
    await use(async ({ sessionUpgrade }, variables = {}) => {
      // A provider's name is its address, so that must be known before.
      const PORT = String(await freePort());
      const PUBLIC_URL = `http://127.0.0.1:${PORT}`;
      await control({
        authentication: 'on',
        sessionUpgrade,
        openIdProvider: {
          discoveryUri: `${PUBLIC_URL}/oidc/.well-known/openid-configuration`,
          clientId: OIDC_CLIENT_ID,
          clientSecret: OIDC_CLIENT_SECRET,
        },
      });
      const named = { USER_TOKEN_SECRET, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, PUBLIC_URL, PORT };
      return startCompanion({ ...named, ...variables });
    });
  },
  visit: async ({ site }, use) =>
    use(async (companion, page, attributes = '') => {
      await page.goto(site.put('/', plainPage(tagOf(companion, attributes))));
      await launcher(page).waitFor();
    }),
  tokenOf: async ({ sandbox }, use) => use((name) => userToken(name, sandbox.deploymentId)),
  conversations: async ({ received }, use) =>
    use(async () => (await received()).conversations as unknown as Conversation[]),
});

/** Who the agent sees, in the order of the conversations. */
export const customersOf = (conversations: readonly Conversation[]) =>
  conversations.map(({ customer }) => customer?.subject);

export const command = (page: Page, name: string, argument?: unknown) =>
  page.evaluate(
    ([given, value]) =>
      (window.MessengerTag as unknown as (...words: unknown[]) => Promise<{ state: string }>)(given, value),
    [name, argument],
  );

/** The window is open, and has what was said in it: nothing, or these words. */
export async function expectLog(page: Page, words: string | undefined): Promise<void> {
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  const log = messenger(page).getByRole('log');
  if (words === undefined) await expect(log).not.toContainText('Hello from');
  else await expect(log).toContainText(words);
}
