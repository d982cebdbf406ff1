import { test as base, expect, plainPage, tagOf } from '../fixtures.ts';
import { startWebKit, type WebKit } from './driver.ts';

const test = base.extend<{ webkit: WebKit }>({
  webkit: async ({}, use) => {
    const webkit = await startWebKit();
    await use(webkit);
    await webkit.close();
  },
});

test.beforeEach(async ({ webkit, site, companion }) => {
  await webkit.goTo(site.put('/', plainPage(tagOf(companion))));
});

test('WebKit draws the launcher', async ({ webkit }) => {
  const box = `(${launcher})?.getBoundingClientRect().toJSON()`;
  await expect.poll(() => webkit.evaluate(box)).toMatchObject({ width: 56, height: 56 });
});

test('a click opens Messenger in WebKit', async ({ webkit }) => {
  await webkit.click(launcher);
  await expectOpenWindow(webkit);
});

test('a reload in WebKit keeps the guest', async ({ webkit }) => {
  await webkit.click(launcher);
  await expectOpenWindow(webkit);
  const first = await guestOf(webkit);
  expect(first).toEqual(expect.any(String));
  await webkit.reload();
  await expect.poll(() => webkit.evaluate("typeof window.MessengerTag === 'function'")).toBe(true);
  await webkit.evaluate("window.MessengerTag('open')");
  await expectOpenWindow(webkit);
  expect(await guestOf(webkit)).toBe(first);
});

test('destroy leaves nothing to be seen in WebKit', async ({ webkit }) => {
  await webkit.click(launcher);
  await expectOpenWindow(webkit);
  await webkit.evaluate("window.MessengerTag('destroy')");
  expect(await webkit.evaluate("document.querySelectorAll('messenger-tag').length")).toBe(0);
  expect(await webkit.evaluate("'MessengerTag' in window")).toBe(false);
  const openFrames = `[...document.querySelectorAll('iframe')].filter((frame) => frame.id === 'genesys-mxg-container-frame' && frame.checkVisibility()).length`;
  await expect.poll(() => webkit.evaluate(openFrames)).toBe(0);
});

const launcher = "document.querySelector('messenger-tag')?.shadowRoot.querySelector('button')";

async function expectOpenWindow(webkit: WebKit): Promise<void> {
  await webkit.switchTo("document.getElementById('genesys-mxg-container-frame')");
  await expect
    .poll(() => webkit.evaluate("document.querySelector('textarea')?.checkVisibility()"))
    .toBe(true);
  await webkit.switchTo(null);
}

async function guestOf(webkit: WebKit): Promise<string> {
  return (await webkit.evaluate<{ guestId: string }>("window.MessengerTag('status')")).guestId;
}
