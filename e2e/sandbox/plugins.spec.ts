import type { Page } from '@playwright/test';
import { expect, messenger, test, textbox } from './fixtures.ts';

const journeyCommands = [
  'pageview',
  'record',
  'formsTrack',
  'trackClickEvents',
  'trackIdleEvents',
  'trackInViewport',
  'trackScrollDepth',
  'recordActionStateChange',
];
const knowledgeCommands = [
  'search',
  'getSuggestions',
  'getCategories',
  'getArticle',
  'getArticlesByCategory',
  'getTopViewedArticles',
  'sendFeedback',
  'getSession',
];
const cobrowseCommands = [
  'acceptSession',
  'declineSession',
  'offerState',
  'stopSession',
  'acceptControl',
  'declineControl',
  'startDrawing',
  'stopDrawing',
  'acceptNavigation',
  'declineNavigation',
];

test('[3.2/KnowledgeService] [3.2/CobrowseService] [3.2/Journey] a product that is off is refused in words, and never silently', async ({
  snippet,
}) => {
  await snippet.visit();
  await snippet.event('Messenger.ready');
  for (const [plugin, commands, setting] of [
    ['Journey', journeyCommands, 'journeyEvents.enabled'],
    ['KnowledgeService', knowledgeCommands, 'messenger.apps.knowledge.enabled'],
  ] as const)
    for (const command of commands)
      expect(await snippet.command(`${plugin}.${command}`)).toEqual({
        rejected: `${plugin}.${command} needs ${setting} in config.json: it is off in this deployment. Genesys itself may not answer at all.`,
      });
  for (const command of cobrowseCommands)
    expect(await snippet.command(`CobrowseService.${command}`)).toEqual({
      rejected: { code: 'notEnabled', message: expect.stringContaining('needs cobrowse.enabled') },
    });
  for (const [command, setting] of [
    ['Messenger.openSearch', 'messenger.apps.knowledge.enabled'],
    ['Messenger.openCobrowse', 'cobrowse.enabled'],
  ] as const)
    expect(await snippet.command(command)).toEqual({ rejected: expect.stringContaining(setting) });
});

test.describe('Journey', () => {
  test.beforeEach(({ control }) => control({ journeyEvents: { enabled: true } }));

  test('[13.1/Journey] [3.3/Journey] pageview, record and recordActionStateChange are told, with the page', async ({
    snippet,
    site,
    received,
  }) => {
    await snippet.visit();
    await snippet.event('Journey.ready');
    for (const [command, options] of [
      ['pageview', { pageTitle: 'Umbrellas', customAttributes: { length: 92 } }],
      ['record', { eventName: 'sold', customAttributes: { price: 46, gift: false } }],
      ['recordActionStateChange', { actionId: 'a1', actionState: 'errored', errorCode: '45' }],
    ] as const)
      expect(await snippet.command(`Journey.${command}`, options)).toHaveProperty('resolved');
    expect((await received()).journey).toMatchObject([
      {
        command: 'pageview',
        page: `${site.origin}/`,
        data: { pageTitle: 'Umbrellas', customAttributes: { length: 92 } },
      },
      { command: 'record', data: { eventName: 'sold', customAttributes: { price: 46, gift: false } } },
      {
        command: 'recordActionStateChange',
        data: { actionId: 'a1', actionState: 'errored', errorCode: '45' },
      },
    ]);
  });

  test('[3.2/Journey] options that are not understood are refused with what is needed', async ({
    snippet,
    received,
  }) => {
    await snippet.visit();
    await snippet.event('Journey.ready');
    for (const [command, options, needs] of [
      ['record', {}, 'eventName: a text'],
      [
        'record',
        { eventName: 'sold', customAttributes: { deep: {} } },
        'customAttributes: an object of texts',
      ],
      ['pageview', { traitsMapper: [{}] }, 'traitsMapper: a list of {fieldName, traitName}'],
      ['formsTrack', { selector: '%%' }, 'selector: a CSS selector'],
      ['trackClickEvents', {}, 'clickEvents: a list of selector: a CSS selector, eventName: a text'],
      ['trackInViewport', { inViewportEvents: [] }, 'inViewportEvents: a list'],
      ['trackIdleEvents', { idleEvents: [{ eventName: 'idle', idleAfterSeconds: 0 }] }, 'idleEvents: a list'],
      ['trackScrollDepth', { scrollDepthEvents: [{ percentage: 101, eventName: 'x' }] }, 'scrollDepthEvents'],
      ['recordActionStateChange', { actionId: 'a1' }, 'actionState: a text'],
    ] as const)
      expect(await snippet.command(`Journey.${command}`, options)).toEqual({
        rejected: expect.stringContaining(`Journey.${command} needs ${needs}`),
      });
    expect((await received()).journey).toEqual([]);
  });

  test('[3.2/Journey] clicks, forms, what comes into view and how far is scrolled are told when they happen', async ({
    page,
    snippet,
    received,
  }) => {
    await snippet.visit({ html: longPage });
    await snippet.event('Journey.ready');
    for (const [command, options] of [
      ['trackClickEvents', { clickEvents: [{ selector: '.buy', eventName: 'bought' }] }],
      ['trackInViewport', { inViewportEvents: [{ selector: 'footer', eventName: 'footerSeen' }] }],
      ['trackScrollDepth', { scrollDepthEvents: [{ percentage: 100, eventName: 'end' }] }],
      ['trackIdleEvents', { idleEvents: [{ idleAfterSeconds: 1, eventName: 'idle' }] }],
      [
        'formsTrack',
        {
          selector: 'form',
          formName: 'order',
          traitsMapper: [{ fieldName: 'first', traitName: 'givenName' }, { fieldName: 'secret' }],
        },
      ],
    ] as const)
      expect(await snippet.command(`Journey.${command}`, options)).toHaveProperty('resolved');
    const names = async () => (await received()).journey.map(({ data }) => data.eventName);
    await page.getByText('Buy').click();
    await expect.poll(names).toContain('bought');
    expect(await names()).not.toContain('footerSeen');
    await page.getByLabel('First name').fill('Ada');
    await page.getByLabel('Password').fill('hush');
    await page.getByRole('button', { name: 'Order' }).click();
    await expect.poll(names).toContain('formSubmitted');
    const told = (await received()).journey.find(({ command }) => command === 'formsTrack');
    expect(told?.data).toEqual({
      eventName: 'formSubmitted',
      formName: 'order',
      traits: { givenName: 'Ada' },
    });
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expect.poll(names).toEqual(expect.arrayContaining(['footerSeen', 'end', 'idle']));
  });

  test('[13.2/journeyEvents] the deployment’s own rules need no command; addresses lack what it leaves out', async ({
    page,
    snippet,
    control,
    received,
  }) => {
    await control({
      journeyEvents: {
        enabled: true,
        pageviewConfig: 'Auto',
        clickEvents: [{ selector: '.buy', eventName: 'bought' }],
        formsTrackEvents: [
          {
            selector: 'form',
            formName: 'order',
            captureDataOnFormAbandon: true,
            captureDataOnFormSubmit: true,
          },
        ],
        trackingSettings: { excludedQueryParameters: ['token'] },
      },
    });
    await snippet.visit({ html: longPage });
    await snippet.event('Journey.ready');
    await page.evaluate(() => history.pushState({}, '', '/umbrellas?token=hush&size=m#top'));
    await page.getByText('Buy').click();
    await page.getByLabel('First name').fill('Ada');
    await page.goto('about:blank');
    await expect
      .poll(async () => (await received()).journey.map(({ command }) => command))
      .toEqual(expect.arrayContaining(['pageview', 'trackClickEvents', 'formsTrack']));
    const { journey } = await received();
    expect(
      journey.filter(({ command }) => command === 'pageview').map(({ page }) => new URL(page).pathname),
    ).toEqual(['/', '/umbrellas']);
    expect(journey.find(({ command }) => command === 'formsTrack')).toMatchObject({
      page: expect.stringMatching(/\/umbrellas\?size=m$/),
      data: { eventName: 'formAbandoned', formName: 'order' },
    });
  });

  test('[13.1/Journey] [3.3/Journey] an event can lead to an offer: qualifiedWebMessagingOffer, and an invitation', async ({
    page,
    snippet,
    control,
  }) => {
    await control({ journeyOffers: [{ eventName: 'lost', offerText: 'Shall we help?' }] });
    await snippet.visit();
    await snippet.event('Journey.ready');
    await snippet.command('Journey.record', { eventName: 'lost' });
    const { envelope } = await snippet.event('Journey.qualifiedWebMessagingOffer');
    expect(envelope.data).toEqual({
      journeyContext: {
        customer: { id: expect.stringMatching(/.{36}/), idType: 'cookie' },
        customerSession: { id: '', type: 'web' },
      },
      state: 'qualified',
      engageContent: { offerText: 'Shall we help?' },
    });
    await expect(invitation(page).getByRole('alert')).toContainText('Shall we help?');
  });
});

test.describe('Engage', () => {
  const offer = { engageContent: { offerText: 'May we help you choose?' } };

  test('[3.2/Engage] [3.3/Engage] an invitation shows a launcher on demand, and who accepts it gets the window', async ({
    page,
    snippet,
    control,
  }) => {
    await control({ launcherVisibility: 'OnDemand' });
    await snippet.visit();
    await snippet.event('Engage.ready');
    expect(await snippet.command('Engage.invite', offer)).toHaveProperty('resolved');
    expect((await snippet.event('Engage.inviteOffered')).envelope.data).toEqual(offer);
    await snippet.event('Launcher.visible');
    await expect(page.locator('#genesys-mxg-frame')).toBeVisible();
    await expect(invitation(page).getByRole('alert')).toContainText('May we help you choose?');
    await invitation(page).getByRole('button', { name: 'Accept' }).click();
    await snippet.event('Engage.inviteAccepted');
    await expect(textbox(page)).toBeVisible();
    await expect(page.locator('#genesys-sandbox-toast-frame')).toHaveCount(0);
  });

  test('[3.2/Engage] the page itself can accept and reject; there is one invitation at a time', async ({
    snippet,
  }) => {
    await snippet.visit();
    await snippet.event('Engage.ready');
    expect(await snippet.command('Engage.reject')).toEqual({ rejected: 'There is no invitation to answer.' });
    await snippet.command('Engage.invite', offer);
    expect(await snippet.command('Engage.invite', offer)).toEqual({
      rejected: 'An invitation is open already.',
    });
    await snippet.event('Engage.inviteError');
    await snippet.command('Engage.reject');
    await snippet.event('Engage.inviteRejected');
    await snippet.command('Engage.invite', offer);
    await snippet.command('Messenger.open');
    await snippet.event('Engage.inviteIgnored');
    expect(await snippet.command('Engage.accept')).toHaveProperty('rejected');
    expect(await snippet.command('Engage.invite', offer)).toEqual({
      rejected: 'Nobody is invited while the window is open.',
    });
  });

  test('[3.2/Engage] an offer is a text of at most 70 characters; headless, it is not drawn', async ({
    page,
    snippet,
    control,
  }) => {
    await control({ headlessMode: 'on' });
    await snippet.visit();
    await snippet.event('Engage.ready');
    expect(await snippet.command('Engage.invite')).toHaveProperty('rejected');
    expect(await snippet.command('Engage.invite', { engageContent: { offerText: 'x'.repeat(71) } })).toEqual({
      rejected: 'An offer may have 70 characters; this one has 71.',
    });
    await snippet.command('Engage.invite', { engageContent: { offerText: 'x'.repeat(70) } });
    await snippet.event('Engage.inviteOffered');
    await expect(page.locator('#genesys-sandbox-toast-frame')).toHaveCount(0);
    expect(await snippet.command('Engage.accept')).toHaveProperty('resolved');
  });
});

test.describe('KnowledgeService', () => {
  test.beforeEach(({ control }) => control({ knowledge: 'on' }));

  test('[13.1/KnowledgeService] [3.3/Cobrowse-Knowledge] each search resolves with what its event carries, and has a twin for nothing found', async ({
    snippet,
  }) => {
    await snippet.visit();
    await snippet.event('KnowledgeService.ready');
    await snippet.event('Knowledge.ready');
    const [found] = await resolved(snippet, 'search', { query: 'delivery', pageSize: 1 }, 'searchResults');
    const { document } = found.results[0];
    expect(document.title).toBe('How long does delivery take?');
    const [{ entities: categories }] = await resolved(snippet, 'getCategories', {}, 'categories');
    await resolved(snippet, 'getSuggestions', { query: 'umb', pageSize: 3 }, 'suggestions');
    await resolved(snippet, 'getArticle', { articleId: document.id, searchId: found.searchId }, 'article');
    await resolved(snippet, 'getArticlesByCategory', { categoryId: categories[0].id }, 'articlesByCategory');
    await resolved(snippet, 'getTopViewedArticles', { pageSize: 2 }, 'topViewedArticles');

    await resolved(snippet, 'search', { query: 'submarine' }, 'noSearchResultsFound');
    await resolved(snippet, 'getSuggestions', { query: 'xyz' }, 'noSuggestionsFound');
    await resolved(snippet, 'getArticle', { articleId: 'unknown' }, 'noArticleFound');
    const [{ id: empty }] = categories.slice(-1);
    await resolved(snippet, 'getArticlesByCategory', { categoryId: empty }, 'noArticlesByCategoryFound');
  });

  test('[3.2/KnowledgeService] feedback reaches the knowledge base, and the session stays the same', async ({
    snippet,
    received,
  }) => {
    await snippet.visit();
    await snippet.event('KnowledgeService.ready');
    const [found] = await resolved(snippet, 'search', { query: 'mend' }, 'searchResults');
    const { document } = found.results[0];
    const feedback = {
      documentId: document.id,
      documentVersionId: document.documentVersion.id,
      documentVariationId: document.variations[0].id,
      rating: 'Positive',
      searchId: found.searchId,
      queryType: 'ManualSearch',
    };
    await resolved(snippet, 'sendFeedback', feedback, 'feedbackSent');
    expect((await received()).knowledgeFeedback).toMatchObject([
      { documentId: document.id, rating: 'Positive' },
    ]);
    expect(await snippet.command('KnowledgeService.getSession')).toMatchObject({
      resolved: { id: found.sessionId },
    });
  });

  test('[3.3/Cobrowse-Knowledge] a call that failed publishes error, and rejects with what the API said', async ({
    snippet,
    control,
  }) => {
    const body = { message: 'Knowledge is resting', code: 'internal.server.error', status: 500 };
    await control({ faults: [{ path: '/api/v2/knowledge', status: 500, body }] });
    await snippet.visit();
    await snippet.event('KnowledgeService.ready');
    // A fault answers before CORS: the browser lets the page know nothing but that it failed.
    expect(await snippet.command('KnowledgeService.search', { query: 'delivery' })).toHaveProperty(
      'rejected',
    );
    await control({ faults: [] });
    expect(await snippet.command('KnowledgeService.search', { query: ' ' })).toMatchObject({
      rejected: { status: 400, code: 'bad.request', message: expect.stringContaining('needs a query') },
    });
    expect((await snippet.event('KnowledgeService.error')).envelope.data).toHaveProperty('error');
  });

  test('[3.2/Messenger.openConversation] openSearch opens the window at a search, with articles to read', async ({
    page,
    snippet,
  }) => {
    await snippet.visit();
    await snippet.command('Messenger.openSearch');
    const window = messenger(page);
    await window.getByRole('searchbox').fill('delivery');
    await window.getByRole('button', { name: 'Search', exact: true }).click();
    await snippet.event('KnowledgeService.searchResults');
    await window.getByRole('button', { name: 'How long does delivery take?' }).click();
    await expect(window.getByText('free over £100')).toBeVisible();
    await snippet.event('KnowledgeService.article');
    await window.getByRole('button', { name: 'Back to the results' }).click();
    await expect(window.getByRole('searchbox')).toBeVisible();
  });

  test('[3.3/Cobrowse-Knowledge] a search in the window that fails is told to the visitor, and by Knowledge.error', async ({
    page,
    snippet,
    control,
  }) => {
    await control({ faults: [{ path: '/api/v2/knowledge', status: 503 }] });
    await snippet.visit();
    await snippet.command('Messenger.openSearch');
    await messenger(page).getByRole('searchbox').fill('delivery');
    await messenger(page).getByRole('searchbox').press('Enter');
    await expect(messenger(page).getByText('The search has failed.')).toBeVisible();
    expect((await snippet.event('Knowledge.error')).envelope.data).toHaveProperty('error');
  });
});

test.describe('CobrowseService', () => {
  const cobrowse = {
    enabled: true,
    allowAgentControl: true,
    allowAgentNavigation: true,
    channels: ['Voice'],
  };

  test('[3.2/CobrowseService] [3.3/Cobrowse-Knowledge] a session: control, navigation and the end, each with its event', async ({
    snippet,
    control,
  }) => {
    await control({ cobrowse });
    await snippet.visit();
    await snippet.event('CobrowseService.ready');
    expect(await snippet.command('CobrowseService.offerState')).toEqual({ resolved: { state: 'none' } });
    await snippet.command('CobrowseService.acceptSession', { joinCode: 'token', sessionId: 's1' });
    expect((await snippet.event('CobrowseService.sessionStarted')).envelope.data).toEqual({
      sessionId: 's1',
    });
    expect(await snippet.command('CobrowseService.offerState')).toEqual({ resolved: { state: 'accepted' } });
    for (const [event, command, next] of [
      ['controlRequested', 'acceptControl', 'controlGranted'],
      ['controlGranted', 'declineControl', 'controlRevoked'],
      ['navigationRequested', 'acceptNavigation', 'navigationGranted'],
      ['navigationGranted', 'declineNavigation', 'navigationDeclined'],
      ['sessionStarted', 'stopSession', 'sessionEnded'],
    ] as const) {
      await snippet.event(`CobrowseService.${event}`);
      expect(await snippet.command(`CobrowseService.${command}`)).toHaveProperty('resolved');
      await snippet.event(`CobrowseService.${next}`);
    }
  });

  test('[3.2/CobrowseService] a rejection has a code', async ({ snippet, control }) => {
    await control({ cobrowse: { enabled: true }, cobrowseJoinCodes: ['1234'] });
    await snippet.visit();
    await snippet.event('CobrowseService.ready');
    const refused = async (command: string, options: object, code: string) =>
      expect(await snippet.command(`CobrowseService.${command}`, options)).toEqual({
        rejected: { code, message: expect.stringMatching(/.{10}/) },
      });
    await refused('stopSession', {}, 'noSession');
    await refused('acceptSession', {}, 'wrongJoinCode');
    await refused('acceptSession', { joinCode: '5678' }, 'wrongJoinCode');
    expect(await snippet.command('CobrowseService.declineSession', {})).toHaveProperty('resolved');
    expect(await snippet.command('CobrowseService.acceptSession', { joinCode: '1234' })).toHaveProperty(
      'resolved',
    );
    await refused('acceptSession', { joinCode: '1234' }, 'sessionIsOn');
    await refused('acceptControl', {}, 'notRequested');
    await refused('declineNavigation', {}, 'notRequested');
    await refused('startDrawing', {}, 'notAllowed');
  });

  test('[3.2/CobrowseService] drawing is allowed where the deployment allows it', async ({
    snippet,
    control,
  }) => {
    await control({ cobrowse: { enabled: true, allowDraw: true } });
    await snippet.visit();
    await snippet.event('CobrowseService.ready');
    await snippet.command('CobrowseService.acceptSession', { joinCode: 'token' });
    for (const command of ['startDrawing', 'stopDrawing'])
      expect(await snippet.command(`CobrowseService.${command}`)).toHaveProperty('resolved');
  });

  test('[3.3/Cobrowse-Knowledge] openCobrowse asks for the spoken code, and CobrowseVoice tells of the session', async ({
    page,
    snippet,
    control,
  }) => {
    await control({ cobrowse, cobrowseJoinCodes: ['1234'] });
    await snippet.visit();
    await snippet.command('Messenger.openCobrowse');
    const window = messenger(page);
    await window.getByRole('textbox', { name: 'Code' }).fill('9999');
    await window.getByRole('button', { name: 'Share the page' }).click();
    await expect(window.getByRole('alert')).toHaveText('Nobody waits with this code. Ask for it once more.');
    await snippet.event('CobrowseVoice.error');
    await window.getByRole('textbox', { name: 'Code' }).fill('1234');
    await window.getByRole('button', { name: 'Share the page' }).click();
    await snippet.event('CobrowseVoice.sessionStarted');
    await window.getByRole('button', { name: 'Stop sharing' }).click();
    await snippet.event('CobrowseVoice.sessionEnded');
    await snippet.event('CobrowseService.sessionEnded');
  });
});

const invitation = (page: Page) => page.frameLocator('#genesys-sandbox-toast-frame');

const longPage = `<!doctype html><html lang="en"><head></head><body>
  <button type="button" class="buy"><b>Buy</b></button>
  <form onsubmit="return false"><label>First name <input name="first"></label>
    <label>Password <input name="secret" type="password"></label><button>Order</button></form>
  <div style="height: 3000px"></div><footer>The end</footer></body></html>`;

// biome-ignore lint/suspicious/noExplicitAny: a test looks at answers of every shape.
type Answer = any;

/** What the command resolved with, after its event has carried the same. */
async function resolved(
  snippet: {
    command(name: string, options?: object): Promise<object>;
    event(name: string): Promise<{ envelope: { data: object } }>;
  },
  command: string,
  options: object,
  event: string,
): Promise<[Answer]> {
  const outcome = await snippet.command(`KnowledgeService.${command}`, options);
  expect(outcome).toHaveProperty('resolved');
  const { envelope } = await snippet.event(`KnowledgeService.${event}`);
  expect(outcome).toEqual({ resolved: envelope.data });
  return [envelope.data];
}
