import fc from 'fast-check';
import { expect, launcher, messenger, type Page, plainPage, tagOf, talk, test } from './fixtures.ts';

/** What the visitor and the site have asked for so far. */
interface Model {
  open: boolean;
  shown: boolean;
}

/** A command, what it makes of the model, and whether the next one waits for its answer. */
class Command implements fc.AsyncCommand<Model, Page> {
  constructor(
    readonly name: 'open' | 'close' | 'toggle' | 'show' | 'hide' | 'set' | 'status',
    readonly patient: boolean,
  ) {}

  check(): boolean {
    return true;
  }

  async run(model: Model, page: Page): Promise<void> {
    if (this.name === 'open') model.open = true;
    if (this.name === 'close') model.open = false;
    if (this.name === 'toggle') model.open = !model.open;
    if (this.name === 'show') model.shown = true;
    if (this.name === 'hide') model.shown = false;
    await page.evaluate(
      async ({ name, patient }) => {
        const done = (
          window.MessengerTag as ((name: string, argument: object) => Promise<unknown>) | undefined
        )?.(name, { a: '1' });
        if (patient) await done;
      },
      { name: this.name, patient: this.patient },
    );
  }

  toString(): string {
    return this.patient ? this.name : `${this.name}…`;
  }
}

const names = ['open', 'close', 'toggle', 'show', 'hide', 'set', 'status'] as const;

test('commands in any order and at any speed end where the last one asked to be', async ({
  page,
  site,
  companion,
}) => {
  await page.goto(site.put('/', plainPage(tagOf(companion))));
  await expect(launcher(page)).toBeVisible();
  const command = fc.tuple(fc.constantFrom(...names), fc.boolean()).map((args) => new Command(...args));
  const model: Model = { open: false, shown: true };
  await fc.assert(
    fc.asyncProperty(fc.commands([command], { maxCommands: 12 }), async (commands) => {
      await fc.asyncModelRun(() => ({ model, real: page }), commands);
      await expect
        .poll(() => page.evaluate(async () => (await window.MessengerTag?.('status'))?.state))
        .toMatch(model.open ? /^open$/ : /^(waiting|ready)$/);
      await expect(messenger(page).getByRole('textbox')).toBeVisible({ visible: model.open });
      // Genesys's own launcher takes its place once Messenger is there.
      const ours = page.locator('messenger-tag button[data-messenger]');
      const theirs = page.locator('#genesys-mxg-frame');
      if (model.open || (await theirs.isVisible())) await expect(ours).toBeHidden();
      else await expect(ours).toBeVisible({ visible: model.shown });
    }),
    { numRuns: 25 },
  );
});

test('no argument makes a command throw or reject', async ({ page, site, companion }) => {
  const found: string[] = [];
  page.on('pageerror', (error) => found.push(error.message));
  await page.goto(site.put('/', plainPage(tagOf(companion))));
  await expect(launcher(page)).toBeVisible();
  const names = fc.oneof(
    fc.constantFrom(
      'set',
      'on',
      'off',
      'identify',
      'consent',
      'status',
      'show',
      'hide',
      '__proto__',
      'constructor',
    ),
    fc.string().filter((name) => !/open|toggle|logout|destroy/.test(name)),
  );
  const values = fc.json();
  const noText = ['on', '{"toString":1}', 'null'] as const;
  const calls = [noText, ...fc.sample(fc.tuple(names, values, values), 200)];
  const states = await page.evaluate(async (all) => {
    const command = window.MessengerTag as unknown as (...call: unknown[]) => Promise<{ state: string }>;
    await command('open');
    const answers = await Promise.all(
      all.map(([name, ...texts]) => command(name, ...texts.map((text) => JSON.parse(text)))),
    );
    return answers.map(({ state }) => state);
  }, calls);
  // Consent may be withdrawn among them: then the window closes.
  expect(states.filter((state) => !/^(open|ready)$/.test(state))).toEqual([]);
  expect(found).toEqual([]);
});

test('the visitor’s token and context are in no event, global, console line or address', async ({
  page,
  site,
  companion,
}) => {
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  page.on('request', (request) => lines.push(request.url()));
  await page.addInitScript(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard, dataLayer: [] });
    const dispatch = document.dispatchEvent.bind(document);
    document.dispatchEvent = (event) => {
      heard.push([event.type, (event as CustomEvent).detail]);
      return dispatch(event);
    };
  });
  await page.goto(site.put('/', plainPage(tagOf(companion, 'data-debug data-attribute-plan="gold"'))));
  const answer = page.waitForResponse(`${companion.url}/api/guest-token`);
  await launcher(page).click();
  const { token, context } = await (await answer).json();
  await talk(page, 'Hello');
  const globals = await page.evaluate(() => {
    const seen = new Set<unknown>();
    const texts: string[] = [];
    const walk = (value: unknown, depth: number) => {
      if (typeof value === 'string') texts.push(value);
      if (typeof value !== 'object' || value === null || seen.has(value) || depth > 4) return;
      seen.add(value);
      for (const key of Object.getOwnPropertyNames(value)) {
        try {
          walk((value as Record<string, unknown>)[key], depth + 1);
        } catch {
          // Some properties of a window may not be read.
        }
      }
    };
    const own = window as unknown as Record<string, unknown>;
    for (const key of ['MessengerTag', 'heard', 'dataLayer', 'messengerTag']) walk(own[key], 0);
    return [...texts, ...Object.values(localStorage), ...Object.values(sessionStorage), document.cookie];
  });
  const everything = [...lines, ...globals].join('\n');
  expect(everything).not.toContain(token);
  expect(everything).not.toContain(context);
  expect(lines.some((line) => line.startsWith('messenger-tag:opened'))).toBe(true);
});
