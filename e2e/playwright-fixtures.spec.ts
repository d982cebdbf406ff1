import { plainPage } from './fixtures.ts';
import { expect, testWithSite as test } from './for-authors.ts';
import { type Site, startSite } from './pages.ts';

// Types are checked before a build, so no import names a built file.
const builtSandbox = '../dist/server/sandbox/sandbox.js';
const { startSandbox } = (await import(builtSandbox)) as typeof import('../server/sandbox/sandbox.ts');

test('the agent sees what the visitor brought, types, asks with quick replies and leaves', async ({
  page,
  site,
  messenger,
  agent,
}) => {
  await page.goto(site);
  await messenger.open();
  await page.evaluate(() => window.MessengerTag?.('set', { plan: 'gold' }));
  await messenger.send('Hello?');
  await expect.poll(() => agent.attributes()).toMatchObject({ plan: 'gold', guestId: expect.any(String) });
  await agent.type();
  await agent.reply('Which colour?', { quickReplies: ['Red', 'Blue'] });
  await expect(messenger.transcript).toContainText('Which colour?');
  await agent.disconnect();
  await expect(messenger.window.getByText('This conversation has ended.')).toBeVisible();
  expect(await agent.messages()).toContainEqual({ from: 'agent', text: 'Which colour?' });
});

test('the agent sends a picker and a file, the visitor answers, and what is wrong with content is said in words', async ({
  page,
  site,
  messenger,
  agent,
}) => {
  await page.goto(site);
  await messenger.open();
  const availableTimes = [{ dateTime: '2027-03-01T09:30:00.000Z', duration: 1800 }];
  const datePicker = { title: 'When shall we call?', availableTimes };
  await agent.reply('', {
    content: [{ contentType: 'DatePicker', datePicker }],
    files: [{ name: 'terms.txt', mimeType: 'text/plain', buffer: Buffer.from('Be kind.') }],
  });
  await expect(messenger.window.getByRole('link', { name: 'terms.txt' })).toBeVisible();
  const picker = messenger.window.getByRole('region', { name: 'When shall we call?' });
  await picker.getByRole('radio').first().check();
  await picker.getByRole('button', { name: 'Send answer' }).click();
  await expect(picker).toContainText('Answered');
  const picked = {
    from: 'guest',
    text: '',
    answers: [{ text: expect.any(String), time: '2027-03-01T09:30:00.000Z' }],
  };
  await expect.poll(() => agent.messages()).toContainEqual(picked);

  const wrong = agent.reply('', { content: [{ contentType: 'DatePicker', datePicker: { availableTimes } }] });
  await expect(wrong).rejects.toThrow('datePicker.title');
});

test('a guest resource that fails leaves a chat without a guest, until it recovers', async ({
  page,
  site,
  messenger,
  genesys,
  agent,
}) => {
  await genesys.fail('guests', { status: 404 });
  await page.goto(site);
  await messenger.open();
  await messenger.send('Hello?');
  await expect.poll(() => agent.messages()).toContainEqual({ from: 'guest', text: 'Hello?' });
  expect(await agent.attributes()).not.toHaveProperty('guestId');
  expect(await genesys.requests()).toContainEqual(
    expect.objectContaining({ method: 'POST', path: '/api/v2/conversations/guests', status: 404 }),
  );
  await messenger.close();
});

test('a test says what Genesys Cloud is to receive, and hears what came instead', async ({
  page,
  site,
  messenger,
  sandbox,
}) => {
  await sandbox.verify({ name: 'onMessage' }, { times: 0 });
  await page.goto(site);
  await messenger.open();
  await messenger.send('Is it red?');
  await sandbox.verify({ from: 'page', name: 'onMessage', text: 'is it red?' }, { times: 1 });
  await sandbox.verify({ method: 'POST', path: '/api/v2/conversations/guests', status: 200 });
  expect(await sandbox.received({ failed: true })).toEqual([]);
  const [message] = await sandbox.received({ from: 'page', name: 'onMessage', text: 'Is it red?' });
  expect(message).toMatchObject({ host: 'webmessaging', body: { message: { text: 'Is it red?' } } });

  const told = (await sandbox.verify({ path: '/nowhere' }, { timeout: 1 }).catch(String)) ?? '';
  expect(told).toContain('{ path: "/nowhere" } at least once, and has seen it 0 times within 1 ms.');
  expect(told).toContain('page → onMessage “Is it red?”');
  await expect(
    sandbox.verify({ from: 'page', name: 'onMessage', text: 'red' }, { times: 0 }),
  ).rejects.toThrow(
    /\{ from: "page", name: "onMessage", text: "red" \} 0 times, and has seen it once\.\nThis is what fits:\n.*“Is it red\?”\nThis is all that has come:\n/,
  );
});

test('a fault of one test’s Genesys is not another’s, also where no request says whose it is', async ({
  page,
  site,
  messenger,
  genesys,
  organisation,
}) => {
  const sandbox = organisation.url;
  const made = await fetch(`${sandbox}/sandbox/organisations`, { method: 'POST' });
  const { deploymentId } = (await made.json()) as { deploymentId: string };
  await fetch(`${sandbox}/sandbox/organisations/${deploymentId}/control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ faults: [{ path: '/', status: 503 }] }),
  });
  await page.goto(site);
  await messenger.open();
  await messenger.send('Hello?');
  await genesys.fail('script');
  await page.reload();
  await expect(messenger.open()).rejects.toThrow('genesys-unavailable');
});

const elsewhere = test.extend<{ shop: Site }>({
  shop: async ({}, use) => {
    const shop = await startSite('shop.localhost');
    await use(shop);
    await shop.close();
  },
  allowedOrigins: ({ shop }, use) => use([shop.origin]),
});

elsewhere(
  'a site of another name is an allowed origin of companion and organisation',
  async ({ page, shop, companion, messenger }) => {
    await page.goto(shop.put('/', plainPage(companion.tag)));
    await messenger.open();
    const status = await page.evaluate(() => window.MessengerTag?.('status'));
    expect(status).toMatchObject({ state: 'open', guestId: expect.any(String) });
  },
);

const shared = test.extend<object, { sandboxUrl: string }>({
  sandboxUrl: [
    async ({}, use) => {
      const { url, close } = await startSandbox();
      await use(url);
      await close();
    },
    { scope: 'worker' },
  ],
});

shared(
  'one running sandbox serves every test, each in an organisation of its own',
  async ({ page, site, messenger, sandboxUrl, organisation }) => {
    expect(organisation.url).toBe(sandboxUrl);
    await page.goto(site);
    await messenger.open();
    await messenger.send('Hello?');
    const ofDefault = await fetch(`${sandboxUrl}/sandbox/received`);
    expect(await ofDefault.json()).toEqual([]);
  },
);
