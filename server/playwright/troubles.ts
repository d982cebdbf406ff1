import type { Page, Request } from '@playwright/test';
import { isOnThisMachine } from './routes.ts';

/** What keeps a page from its chat, as the browser tells it and as a test author reads it. */
export interface Troubles {
  /** Rejects as soon as the page's loader could not be fetched; else never ends. */
  readonly loaderFailed: Promise<never>;
  /** The cause that is known by now, with what to do about it; empty where none is. */
  inWords(): string;
}

/** Listens to the page from now on. */
export function troublesOf(page: Page): Troubles {
  const failed: Request[] = [];
  const said: string[] = [];
  let fail: (error: Error) => void = () => {};
  const loaderFailed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // Nobody may be waiting yet.
  loaderFailed.catch(() => {});

  const inWords = () => {
    const url = failed[0]?.url();
    const blocked = said.find((line) => KEPT_FROM_MACHINE.test(line));
    if (blocked !== undefined) {
      const { origin } = new URL(page.url());
      const remedy = isOnThisMachine(origin)
        ? 'Its page came from no server of this machine (page.route?), so it counts as a page from elsewhere: let a server send it, or give it another name, such as https://shop.test, and write that into allowedOrigins.'
        : `Name the site, and its requests are led here: test.use({ allowedOrigins: ['${origin}'] }); for a context that the test has made itself, companion.reaches(context).`;
      return `The browser keeps ${origin} from this machine, where companion and sandbox are (Local Network Access). ${remedy} It said: ${blocked}`;
    }
    const policy = said.find((line) => /Content Security Policy/.test(line));
    if (policy !== undefined)
      return `The site's Content Security Policy forbids it: add what public/docs/installing.md names. It said: ${policy}`;
    if (url === undefined) return '';
    const { origin } = new URL(url);
    return `${url} could not be fetched (${failed[0]?.failure()?.errorText}). If the site's tag names a companion of production, write companion.replaces('${origin}') before page.goto.`;
  };

  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
  });
  page.on('requestfailed', (request) => {
    if (!isLoader(request)) return;
    failed.push(request);
    fail(new Error(`The chat's loader did not come to ${page.url()}. ${inWords()}`));
  });
  return { loaderFailed, inWords };
}

const isLoader = (request: Request) => /\/loader(\.js|\/[^?]*\.js)(\?|$)/.test(request.url());

/** As Chromium says it since Local Network Access, and before. */
const KEPT_FROM_MACHINE = /address space|more-private|LOCAL_NETWORK_ACCESS|private network/i;
