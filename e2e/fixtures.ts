import { test as base, type ConsoleMessage, expect, type Page } from '@playwright/test';
import type {} from '../loader/chat/messenger.ts';
import type {} from '../loader/loader.ts';
import { type Site, startSite } from './pages.ts';

// The built output is what is tested; the sources give it its types, so that types can be checked before a build.
const built = '../dist/server';
export const { readConfig } = (await import(
  `${built}/config/read.js`
)) as typeof import('../server/config/read.ts');
const { serve } = (await import(`${built}/hosts/serve.js`)) as typeof import('../server/hosts/serve.ts');
export const { createApp } = (await import(
  `${built}/hosts/express.js`
)) as typeof import('../server/hosts/express.ts');
const { startSandbox } = (await import(
  `${built}/sandbox/sandbox.js`
)) as typeof import('../server/sandbox/sandbox.ts');
export const { variablesFor } = (await import(
  `${built}/sandbox/variables.js`
)) as typeof import('../server/sandbox/variables.ts');

type Sandbox = Awaited<ReturnType<typeof startSandbox>>;

type App = ReturnType<typeof createApp>;

interface Companion {
  url: string;
  /** What the site's own server does before it sends a page. */
  issueGuest: App['issueGuest'];
  close(): Promise<void>;
}

interface Fixtures {
  /** Genesys Cloud on this machine. */
  sandbox: Sandbox;
  /** The site that carries the tag: an allowed origin. */
  site: Site;
  companion: Companion;
  /** What a companion is told by its environment, for this sandbox and this site. */
  companionVariables: Record<string, string>;
  /** A companion with some variables set otherwise; stopped after the test. */
  startCompanion(variables: Record<string, string>): Promise<Companion>;
  /** Sets a fault or a setting of the sandbox. */
  control(settings: object): Promise<void>;
  /** What the sandbox has received and knows. */
  received(): Promise<Received>;
}

/** The part of the sandbox's journal that these tests look at. */
interface Received {
  requests: { method: string; path: string; origin?: string; status?: number }[];
  guests: { id: string }[];
  /** What the plugin Journey has told. */
  journey: { command: string; page: string; data: Record<string, unknown> }[];
  knowledgeFeedback: { documentId: string; rating: string }[];
  conversations: {
    customAttributes: Record<string, string>;
    messages: { direction: string; text?: string }[];
  }[];
}

export const test = base.extend<Fixtures>({
  sandbox: async ({}, use) => {
    const sandbox = await startSandbox();
    await use(sandbox);
    await sandbox.close();
  },
  site: async ({}, use) => {
    const site = await startSite();
    await use(site);
    await site.close();
  },
  companionVariables: async ({ sandbox, site }, use) =>
    use({
      HOST: '127.0.0.1',
      PORT: '0',
      ...variablesFor(sandbox),
      ALLOWED_ORIGINS: site.origin,
      // All tests come from one address.
      RATE_LIMIT_PER_IP: '10000',
      LOG_LEVEL: 'fatal',
    }),
  startCompanion: async ({ companionVariables }, use) => {
    const running: Companion[] = [];
    await use(async (variables) => {
      const config = readConfig({ ...companionVariables, ...variables });
      const served = await serve(config, {
        listen: { host: '127.0.0.1', port: Number(variables.PORT ?? 0) },
      });
      let app: App | undefined;
      const issueGuest: App['issueGuest'] = (...visitor) => {
        app ??= createApp(config);
        return app.issueGuest(...visitor);
      };
      const close = async () => {
        await served.close();
        await app?.close();
      };
      const companion = { url: served.url, issueGuest, close };
      running.push(companion);
      return companion;
    });
    for (const companion of running) await companion.close();
  },
  companion: async ({ startCompanion }, use) => use(await startCompanion({})),
  control: async ({ sandbox }, use) => {
    await use(async (settings) => {
      const response = await fetch(`${sandbox.url}/sandbox/control`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(settings),
      });
      expect(response.status, await response.text()).toBe(200);
    });
  },
  received: async ({ sandbox }, use) => {
    await use(async () => (await fetch(`${sandbox.url}/sandbox/control`)).json());
  },
});

export { expect };

export const launcher = (page: Page) => page.locator('messenger-tag').getByRole('button', { name: 'Chat' });
export const panel = (page: Page) => page.locator('messenger-tag').getByRole('dialog');
export const messenger = (page: Page) => page.frameLocator('#genesys-mxg-container-frame');

/** Types a message into Messenger and waits for the bot's answer to it. */
export async function talk(page: Page, text: string): Promise<void> {
  const chat = messenger(page);
  await chat.getByRole('textbox').fill(text);
  await chat.getByRole('textbox').press('Enter');
  await expect(chat.getByRole('log')).toContainText(text);
}

/** Everything that goes wrong in a page without a test asking: exceptions, and what its policy reports. */
export function troubles(page: Page, isExpected?: (message: ConsoleMessage) => boolean): string[] {
  const found: string[] = [];
  page.on('pageerror', (error) => found.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isExpected?.(message)) found.push(`console: ${message.text()}`);
  });
  return found;
}

/** All that the browser asks for in a context; in Chromium preflights included, which only its own protocol shows. */
export async function requestsOf(page: Page): Promise<{ method: string; url: string }[]> {
  const requests: { method: string; url: string }[] = [];
  if (page.context().browser()?.browserType().name() !== 'chromium') {
    page.on('request', (request) => requests.push({ method: request.method(), url: request.url() }));
    return requests;
  }
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  devtools.on('Network.requestWillBeSent', ({ request }) => requests.push(request));
  return requests;
}

/** Collects the page's `problem` events; ask for them after the fact. */
export async function problemsOf(page: Page): Promise<() => Promise<{ code: string; detail: string }[]>> {
  await page.addInitScript(() => {
    const problems: unknown[] = [];
    Object.assign(window, { problems });
    document.addEventListener('messenger-tag:problem', (event) =>
      problems.push((event as CustomEvent).detail),
    );
  });
  return () =>
    page.evaluate(() => (window as unknown as { problems: { code: string; detail: string }[] }).problems);
}

export function tagOf(companion: Pick<Companion, 'url'>, attributes = ''): string {
  return `<script async src="${companion.url}/loader.js" ${attributes}></script>`;
}

export function plainPage(head: string, body = '<h1>A page</h1>'): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>${head}</head><body>${body}</body></html>`;
}

export type { Companion, ConsoleMessage, Page, Site };
