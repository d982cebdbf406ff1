import { expect, type Page } from '@playwright/test';
import { messenger, talk, troubles } from '../fixtures.ts';
import type { Row } from './rows.ts';

/** Where a host answers, and how. */
export interface Probed {
  /** Of the host, such as `http://localhost:4100`. */
  readonly origin: string;
  /** Where the companion's addresses are below. */
  readonly base: string;
  /** Where guests are asked for. */
  readonly endpoint: string;
  /** One of ALLOWED_ORIGINS. */
  readonly allowed: string;
}

/** The loader, and a part of it. */
export async function loader({ origin, base }: Probed): Promise<void> {
  const script = await fetch(`${origin}${base}/loader.js`);
  expect([script.status, script.headers.get('content-type')]).toEqual([
    200,
    expect.stringMatching(/^text\/javascript/),
  ]);
  const [, folder = ''] = /`?loader\/([\w-]{6})\//.exec(await script.text()) ?? [];
  const chat = await fetch(`${origin}${base}/loader/${folder}/chat.js`);
  expect([chat.status, await chat.text()]).toEqual([200, expect.stringContaining('import')]);
}

/** Pages for people, below the companion's path: each file that one of them names is there. */
export async function pages({ origin, base }: Probed): Promise<void> {
  for (const path of ['/builder', '/docs/hosts/node']) {
    // Some hosts redirect to a slash at the end, or away from it.
    const page = await fetch(`${origin}${base}${path}`);
    const html = await page.text();
    expect([path, page.status, page.headers.get('content-type')]).toEqual([
      path,
      200,
      'text/html; charset=utf-8',
    ]);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const files = [...html.matchAll(/<(?:script|link)\b[^>]* (?:src|href)="([^"]+)"/g)];
    expect(files.length).toBeGreaterThan(2);
    for (const [, address = ''] of files) {
      const file = new URL(address, page.url);
      expect([file.pathname, (await fetch(file)).status]).toEqual([file.pathname, 200]);
    }
  }
}

/** Guests: a new one, the same one again, as text and as JSON; and what is wrong is told. */
export async function token(probed: Probed): Promise<void> {
  const first = await ask(probed, {});
  expect(first.status).toBe(200);
  expect(first.headers.get('access-control-allow-origin')).toBe(probed.allowed);
  expect(first.headers.get('cache-control')).toContain('no-store');
  const session = await first.json();
  expect(session).toMatchObject({ guestId: expect.any(String), token: expect.any(String) });
  if (session.resume === undefined) return;
  for (const type of ['text/plain', 'text/plain;charset=UTF-8', 'application/json']) {
    const again = await ask(probed, { resume: session.resume }, type);
    expect([type, (await again.json()).guestId]).toEqual([type, session.guestId]);
  }
  const wrong = await ask(probed, { more: 1 }, 'application/json');
  expect([wrong.status, (await wrong.json()).code]).toEqual([400, 'invalid-request']);
  expect((await ask(probed, { resume: 'x'.repeat(9_000) })).status).toBe(413);
  const empty = await fetch(probed.origin + probed.endpoint, {
    method: 'POST',
    headers: { origin: probed.allowed },
  });
  expect(empty.status).toBe(200);
  const end = await ask({ ...probed, endpoint: `${probed.endpoint}/end` }, { resume: session.resume });
  expect(end.status).toBe(204);
  expect((await (await ask(probed, { resume: session.resume })).json()).guestId).not.toBe(session.guestId);
}

export async function preflight({ origin, endpoint, allowed }: Probed): Promise<void> {
  const asked = await fetch(origin + endpoint, {
    method: 'OPTIONS',
    headers: {
      origin: allowed,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  });
  expect(asked.status).toBe(204);
  expect(Object.fromEntries(asked.headers)).toMatchObject({
    'access-control-allow-origin': allowed,
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'content-type',
  });
}

/** A page of another site is refused, and told nothing. */
export async function foreign(probed: Probed): Promise<void> {
  const refused = await ask({ ...probed, allowed: 'https://evil.example' }, {});
  expect([refused.status, (await refused.json()).code]).toEqual([403, 'origin-not-allowed']);
  expect(refused.headers.get('access-control-allow-origin')).toBeNull();
}

/** A visitor opens the chat, talks, and is the same guest after a reload. */
export async function chat(
  page: Page,
  address: string,
  { ahead, link, leaves }: Pick<Row, 'ahead' | 'link' | 'leaves'>,
): Promise<void> {
  const found = troubles(page);
  const tokens: string[] = [];
  page.on('request', (request) => {
    if (/guest-token$/.test(request.url())) tokens.push(request.url());
  });
  const answer = await page.goto(address);
  if (ahead) expect(answer?.headers()['cache-control']).toContain('no-store');
  const button = page.locator('messenger-tag').getByRole('button');
  await expect(button).toBeVisible();
  if (ahead) {
    await button.click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
    expect(tokens).toEqual([]);
  } else await button.click();
  await talk(page, 'Where is my order?');
  const status = () => page.evaluate(() => window.MessengerTag?.('status'));
  const guest = async () => (await status())?.guestId;
  const before = await guest();
  expect(before).toEqual(expect.any(String));
  if (link) {
    // The host goes to another page without loading one: the chat stays open.
    await page.getByRole('link', { name: link }).click();
    await expect(page.getByRole('heading', { name: link })).toBeVisible();
    await expect(messenger(page).getByRole('log')).toContainText('Where is my order?');
  }
  if (leaves) {
    await showPage(page, '/');
    await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible();
    await expect.poll(() => page.evaluate(() => 'MessengerTag' in window)).toBe(false);
    await expect(messenger(page).getByRole('textbox')).toBeHidden();
    await showPage(page, new URL(address).pathname);
    await expect.poll(status).toMatchObject({ state: 'ready', guestId: before });
    await page.evaluate(() => window.MessengerTag?.('open'));
    await expect(messenger(page).getByRole('log')).toContainText('Where is my order?');
    expect((await status())?.problem).toBeUndefined();
  }
  await page.reload();
  await expect(messenger(page).getByRole('log')).toContainText('Where is my order?');
  if (ahead) await expect.poll(guest).toBe(before);
  expect(found).toEqual([]);
}

/** As a link of the site would: Next.js keeps its router there. */
async function showPage(page: Page, path: string): Promise<void> {
  await page.evaluate((path) => {
    const { next } = window as unknown as { next: { router: { push(path: string): void } } };
    next.router.push(path);
  }, path);
}

function ask(
  { origin, endpoint, allowed }: Pick<Probed, 'origin' | 'endpoint' | 'allowed'>,
  body: object,
  type = 'text/plain',
): Promise<Response> {
  return fetch(origin + endpoint, {
    method: 'POST',
    headers: { origin: allowed, 'content-type': type },
    body: JSON.stringify(body),
  });
}
