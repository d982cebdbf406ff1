import type { Page, Route } from '@playwright/test';
import { test as base, messenger, plainPage } from '../fixtures.ts';

export { expect, messenger, talk } from '../fixtures.ts';

/** A page of a site with Genesys's own snippet on it, and nothing of ours. */
interface SnippetPage {
  /** Loads the page; `script` runs right after the snippet, as Genesys tells site owners to do it. */
  visit(visit?: { config?: object; script?: string; html?: string }): Promise<void>;
  /** Calls `Genesys('command', name, options, resolve, reject)` and waits for either. */
  command(name: string, options?: object): Promise<{ resolved: unknown } | { rejected: unknown }>;
  /** The events seen since the page was loaded, in order; subscribed right after the snippet. */
  events(): Promise<SeenEvent[]>;
  /** The names of those of `MessagingService`. */
  messagingEvents(): Promise<string[]>;
  /** What events of that name have carried so far. */
  dataOf(name: string): Promise<Frame[]>;
  /** The first event of that name, once it was seen. */
  event(name: string): Promise<SeenEvent>;
  /** The frames that the page has sent over its sockets. */
  readonly sent: Frame[];
  /** Plays the Guest API's part for the frames that `answer` answers; the sandbox gets the others. */
  play(answer: (frame: Frame) => object[] | undefined): void;
  /** Sends a frame to the page, as the Guest API would. */
  push(frame: object): void;
}

/** What `registerPlugin` hands to a page (genesys.md 3.1). */
export interface PagePlugin {
  command(name: string, options?: object): Promise<unknown>;
  data(name: string, value?: unknown): unknown;
  subscribe(event: string, subscriber: () => void): void;
  unsubscribe(event: string): void;
  registerCommand(
    name: string,
    handler: (call: { data: unknown; resolve(value: unknown): void; reject(reason: unknown): void }) => void,
  ): void;
  publish(event: string, data: object): void;
  republish(event: string, data: object): void;
  ready(): void;
}

interface SeenEvent {
  name: string;
  envelope: { time: number; publisher: string; event: string; eventName?: string; data: Frame };
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks at frames of every shape.
export type Frame = Record<string, any>;

export const test = base.extend<{ snippet: SnippetPage }>({
  snippet: async ({ page, site, sandbox }, use) => {
    const sent: Frame[] = [];
    let answer: (frame: Frame) => object[] | undefined = () => undefined;
    let push: (frame: object) => void = () => {};
    let config: object = {};

    await page.route('**/config.json', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: merged(await response.json(), config) });
    });
    await page.routeWebSocket(/\/v1\?deploymentId=/, (socket) => {
      const server = socket.connectToServer();
      push = (frame) => socket.send(JSON.stringify(frame));
      socket.onMessage((data) => {
        const frame = JSON.parse(String(data));
        sent.push(frame);
        const answers = answer(frame);
        if (answers) for (const one of answers) push(one);
        else server.send(data);
      });
    });

    const events = () => page.evaluate(() => (window as unknown as { seen: SeenEvent[] }).seen);
    await use({
      sent,
      events,
      async visit({ config: wanted = {}, script = '', html } = {}) {
        config = wanted;
        const head = `${snippetOf(sandbox)}<script>${recorder};${script}</script>`;
        await page.goto(site.put('/', html?.replace('</head>', `${head}</head>`) ?? plainPage(head)));
      },
      command: (name, options = {}) => command(page, name, options),
      dataOf: async (name) =>
        (await events()).filter((event) => event.name === name).map(({ envelope }) => envelope.data),
      messagingEvents: async () =>
        (await events())
          .filter(({ name }) => name.startsWith('MessagingService.'))
          .map(({ name }) => name.replace('MessagingService.', '')),
      async event(name) {
        const find = (wanted: string) =>
          (window as unknown as { seen: SeenEvent[] }).seen.find((event) => event.name === wanted);
        return (await page.waitForFunction(find, name)).jsonValue() as Promise<SeenEvent>;
      },
      play(play) {
        answer = play;
      },
      push: (frame) => push(frame),
    });
  },
});

/** What Genesys shows the owner of a deployment to paste, in words (genesys.md 2.3): only the host is another. */
export function snippetOf(sandbox: { url: string; deploymentId: string }, debug = ''): string {
  return `<script>
    window._genesysJs = 'Genesys';
    window.Genesys = window.Genesys || function () { (Genesys.q = Genesys.q || []).push(arguments); };
    Genesys.t = 1 * new Date();
    Genesys.c = { environment: 'prod-euw1', deploymentId: '${sandbox.deploymentId}' ${debug} };
    var element = document.createElement('script');
    element.async = 1; element.src = '${sandbox.url}/genesys-bootstrap/genesys.min.js'; element.charset = 'utf-8';
    document.head.appendChild(element);
  </script>`;
}

/** The window's text box, once Messenger is open. */
export const textbox = (page: Page) => messenger(page).getByRole('textbox', { name: 'Message' });

/** Answers a request of the page as a test wants it, with the headers that cross-origin answers need. */
export function answerWith(json: object, status = 200) {
  return (route: Route) => {
    const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
    const methods = { 'access-control-allow-methods': '*' };
    return route.fulfill({ status, json, headers: { ...headers, ...methods } });
  };
}

function command(page: Page, name: string, options: object) {
  return page.evaluate(
    ([wanted, given]) =>
      new Promise<{ resolved: unknown } | { rejected: unknown }>((settle) =>
        window.Genesys?.(
          'command',
          wanted,
          given,
          (resolved: unknown) => settle({ resolved }),
          (rejected: unknown) => settle({ rejected }),
        ),
      ),
    [name, options] as const,
  );
}

function merged(one: unknown, other: unknown): unknown {
  if (!isObject(one) || !isObject(other)) return other ?? one;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...names].map((name) => [name, merged(one[name], other[name])]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every event of genesys.md 3.3 that the sandbox plays. */
const eventNames = Object.entries({
  GenesysJS: 'configurationReceived domainNotAllowed',
  Messenger: 'ready opened closed cleared',
  Launcher: 'ready visible hidden',
  Conversations: 'ready opened started closed error',
  Database: 'ready updated removed',
  Toaster: 'ready opened accepted declined closed error',
  Journey: 'ready qualifiedWebMessagingOffer',
  Engage: 'ready inviteOffered inviteAccepted inviteRejected inviteIgnored inviteError',
  CobrowseService: `ready sessionStarted sessionEnded controlRequested controlGranted controlRevoked
    navigationRequested navigationGranted navigationDeclined`,
  CobrowseVoice: 'sessionStarted sessionEnded error',
  Knowledge: 'ready error',
  KnowledgeService: `ready error searchResults noSearchResultsFound suggestions noSuggestionsFound categories
    noCategoriesFound article noArticleFound articlesByCategory noArticlesByCategoryFound topViewedArticles
    noTopViewedArticlesFound feedbackSent`,
  Auth: `ready authenticating authenticated loggedOut authError tokenError authProviderError error logoutError
    signInAvailable signingIn signedIn signInFailed`,
  MessagingService: `ready started restoring restored sendingMessage messagesReceived repliedMessage oldMessages
    historyComplete messagesUpdated typingReceived typingTimeout clientTypingStarted uploadApproved uploading
    fileUploaded fileUploadError fileUploadCancelled fileReceived fileDownloaded fileDownloadError fileDeleted
    allowedFileTypes offline reconnecting reconnected sessionCleared sessionExpired conversationDisconnected
    readOnlyConversation conversationReset conversationCleared sessionDurationConfigured sessionTimingUpdated
    sessionWarning customAttributesSizeExceeded steppedUpConversation stepUpConversationError error cobrowseOffer
    cobrowseOfferAccepted cobrowseOfferRejected cobrowseOfferExpired videoOffer videoOfferAccepted
    videoOfferRejected videoOfferExpired`,
}).flatMap(([plugin, events]) => events.split(/\s+/).map((event) => `${plugin}.${event}`));

const recorder = `window.seen = [];
  for (const name of ${JSON.stringify(eventNames)})
    Genesys('subscribe', name, (envelope) => seen.push({ name, envelope }))`;
