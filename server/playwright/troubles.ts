import type { Page, Request } from '@playwright/test';
import { isOnThisMachine } from './routes.ts';

/** What keeps a page from its chat, as the browser tells it and as a test author reads it. */
export class Troubles {
  readonly #page: Page;
  /** Of the document that the page has now. */
  #document = newDocument();

  /** Listens to the page from now on. */
  constructor(page: Page) {
    this.#page = page;
    page.on('request', (request) => {
      if (request.isNavigationRequest() && request.frame() === page.mainFrame())
        this.#document = newDocument();
    });
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        this.#document.said.push(message.text());
    });
    page.on('requestfailed', (request) => {
      if (!isLoader(request) || wasGivenUp(request)) return;
      this.#document.missing ??= request;
      this.#document.fail(new Error(`The chat's loader did not come to ${page.url()}. ${this.inWords()}`));
    });
  }

  /** Rejects as soon as the loader of the page's document could not be fetched; else never ends. */
  get loaderFailed(): Promise<never> {
    return this.#document.failed;
  }

  /** The cause that is known by now, with what to do about it; empty where none is. */
  inWords(): string {
    const { said, missing } = this.#document;
    const blocked = said.find((line) => KEPT_FROM_MACHINE.test(line));
    if (blocked !== undefined) return keptFromMachine(new URL(this.#page.url()).origin, blocked);
    const policy = said.find((line) => /Content Security Policy/.test(line));
    if (policy !== undefined)
      return `The site's Content Security Policy forbids it: add what public/docs/installing.md names. It said: ${policy}`;
    return missing === undefined ? '' : notFetched(missing);
  }
}

function newDocument() {
  let fail: (error: Error) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // Nobody may be waiting for it: a test need not open the chat.
  failed.catch(() => {});
  const said: string[] = [];
  return { said, failed, fail, missing: undefined as Request | undefined };
}

function keptFromMachine(origin: string, blocked: string): string {
  const remedy = isOnThisMachine(origin)
    ? 'Its page came from no server of this machine (page.route?), so it counts as a page from elsewhere: let a server send it, or ' +
      'give it another name, such as https://shop.test, and write that into allowedOrigins.'
    : `Name the site, and its requests are led here: test.use({ allowedOrigins: ['${origin}'] }); for a context that the test ` +
      'has made itself, companion.reaches(context).';
  return `The browser keeps ${origin} from this machine, where companion and sandbox are (Local Network Access). ${remedy} It said: ${blocked}`;
}

function notFetched(missing: Request): string {
  const url = missing.url();
  const why = missing.failure()?.errorText;
  return (
    `${url} could not be fetched (${why}). If the site's tag names a companion of production, write ` +
    `companion.replaces('${new URL(url).origin}') before page.goto.`
  );
}

/** Under its name or its version's; its parts tell of themselves what becomes of them. */
const isLoader = (request: Request) => /\/loader\.js$/.test(new URL(request.url()).pathname);

/** A page that goes away gives up what it has not got yet. */
const wasGivenUp = (request: Request) => /ABORTED|cancel/i.test(request.failure()?.errorText ?? '');

/** As Chromium says it since Local Network Access, and before. */
const KEPT_FROM_MACHINE = /address space|LOCAL_NETWORK_ACCESS|private network/i;
