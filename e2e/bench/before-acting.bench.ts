import type { Page } from '../fixtures.ts';
import { asNewVisitor, kinds, test, visit } from './bench.ts';

test('before the visitor acts', async ({ browser, pages, bar }) => {
  const seen = { without: none, snippet: none, tag: none };
  for (const kind of kinds) {
    seen[kind] = await asNewVisitor(browser, async (page) => {
      const requests: string[] = [];
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Network.enable');
      devtools.on('Network.requestWillBeSent', ({ request: { url } }) => {
        if (url.startsWith('http') && url !== pages[kind]) requests.push(url);
      });
      const writes = await countStorageWrites(page);
      await visit(page, pages, kind);
      const { cookies } = await devtools.send('Storage.getCookies');
      return { requests: requests.length, cookies: cookies.length, writes: await writes() };
    });
  }
  const line = (key: keyof typeof none, what: string, most: number) => {
    const { without, snippet, tag } = seen;
    bar({
      what,
      without: without[key],
      snippet: snippet[key],
      tag: tag[key],
      bar: `${most}`,
      met: tag[key] === most,
    });
  };
  line('requests', 'requests before the visitor acts', 1);
  line('cookies', 'cookies', 0);
  line('writes', 'storage writes', 0);
});

const none = { requests: 0, cookies: 0, writes: 0 };

/** Counts what is written to any storage of the page and of its frames, cookies by script included. */
async function countStorageWrites(page: Page): Promise<() => Promise<number>> {
  let writes = 0;
  await page.exposeFunction('countWrite', () => {
    writes++;
  });
  await page.addInitScript(() => {
    const { countWrite } = window as unknown as { countWrite(): void };
    const watch = (owner: object, name: string) => {
      const described = Object.getOwnPropertyDescriptor(owner, name);
      const key = described?.set ? 'set' : 'value';
      const original = described?.[key];
      if (!described || !original) throw new Error(`${name} is not there to be watched`);
      described[key] = function (this: unknown, ...given: unknown[]) {
        countWrite();
        return original.apply(this, given);
      };
      Object.defineProperty(owner, name, described);
    };
    watch(Storage.prototype, 'setItem');
    watch(Document.prototype, 'cookie');
    watch(IDBFactory.prototype, 'open');
    if (window.CacheStorage) watch(CacheStorage.prototype, 'open');
  });
  return async () => writes;
}
