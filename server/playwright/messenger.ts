import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { Troubles } from './troubles.ts';

/** The chat of one page, as its visitor has it. */
export interface MessengerOnPage {
  /** Messenger's window. */
  readonly window: FrameLocator;
  /** What was said in it, by both sides. */
  readonly transcript: Locator;
  /** Opens the chat by our tag and waits until the visitor can write. Throws, with the reason, when it cannot open. */
  open(): Promise<void>;
  /** Writes a message as the visitor, and waits until it stands in the transcript. */
  send(text: string): Promise<void>;
  close(): Promise<void>;
}

/** For a page beside the test's own, such as that of a second visitor. Call it before the page is opened: it listens. */
export function messengerOn(page: Page): MessengerOnPage {
  // The id is Genesys's own (genesys.md 3.6).
  const window = page.frameLocator('#genesys-mxg-container-frame');
  const transcript = window.getByRole('log');
  // A form in the transcript may have fields for text, too.
  const textbox = window.locator('.composer').getByRole('textbox');
  const troubles = new Troubles(page);

  return {
    window,
    transcript,
    async open() {
      const { state, problem } = await command(page, 'open', troubles);
      if (state === 'failed')
        throw new Error(
          `Messenger did not open: ${problem?.code}: ${problem?.detail} ${troubles.inWords()}`.trimEnd(),
        );
      await expect(textbox)
        .toBeVisible()
        .catch((cause) => {
          throw new Error(NOTHING_TO_WRITE_IN, { cause });
        });
    },
    async send(text) {
      await expect(textbox)
        .toBeEditable({ timeout: WAIT })
        .catch((cause) => {
          throw new Error(cannotWrite(page.url()), { cause });
        });
      await textbox.fill(text);
      await textbox.press('Enter');
      await expect(transcript).toContainText(text);
    },
    async close() {
      await command(page, 'close', troubles);
      await expect(textbox).toBeHidden();
    },
  };
}

const NOTHING_TO_WRITE_IN =
  'Messenger opened, but its window has nothing to write in: a home screen is there, or a conversation that has ended. ' +
  'Write MessengerTag("open") in page.evaluate instead, and go on by messenger.window.';

const cannotWrite = (url: string) =>
  `The visitor cannot write on ${url}. If the chat is not open, write messenger.open before messenger.send; if the conversation ` +
  'has ended, it is read-only.';

interface Status {
  state: string;
  problem?: { code: string; detail: string };
}

async function command(page: Page, name: 'open' | 'close', troubles: Troubles): Promise<Status> {
  // Only the loader knows its own status: a site's one-line queue answers nothing.
  const isThere = page.waitForFunction(
    () => 'MessengerTag' in globalThis && !('q' in Reflect.get(globalThis, 'MessengerTag')),
    undefined,
    { timeout: WAIT },
  );
  const noTag = isThere.catch((cause) => {
    const words =
      page.url() === 'about:blank'
        ? 'Nothing is open: write page.goto before messenger.open.'
        : `There is no messenger-tag on ${page.url()}: does the page have the script tag? ${troubles.inWords()}`;
    throw new Error(words.trimEnd(), { cause });
  });
  await Promise.race([noTag, troubles.loaderFailed]);
  return page.evaluate((each) => Reflect.get(globalThis, 'MessengerTag')(each), name);
}

/** In ms: how long a page may take to get its loader. Less than a test has, or nobody would read the words. */
const WAIT = 10_000;
