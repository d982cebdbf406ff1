import type platformClient from 'purecloud-platform-client-v2';
import { expect, test } from 'vitest';
import { sandboxForTest, setControl } from '../sandbox.testing.ts';
import type { Sandbox } from '../sandbox.ts';

const read = async (sandbox: Sandbox) =>
  (
    await fetch(`${sandbox.url}/webdeployments/v1/deployments/${sandbox.deploymentId}/config.json`)
  ).json() as Promise<unknown>;

test('[4.8/shape] config.json has what Genesys’s mobile SDK parses', async () => {
  const sandbox = await sandboxForTest();
  expect(await read(sandbox)).toEqual({
    id: sandbox.deploymentId,
    version: expect.any(String),
    languages: ['en-us'],
    defaultLanguage: 'en-us',
    customI18nLabels: [],
    apiEndpoint: sandbox.url,
    status: 'Active',
    auth: { enabled: false, allowSessionUpgrade: false },
    journeyEvents: { enabled: false },
    cobrowse: { enabled: false },
    video: { enabled: false },
    supportCenter: { enabled: false },
    headlessMode: { enabled: false },
    position: { alignment: 'Auto', sideSpace: 20, bottomSpace: 12 },
    messenger: {
      enabled: true,
      styles: { primaryColor: expect.stringMatching(/^#[0-9a-f]{6}$/i) },
      launcherButton: { visibility: 'On', displayType: 'Icon' },
      homeScreen: { enabled: false },
      fileUpload: {
        enableAttachments: true,
        modes: [{ fileTypes: expect.arrayContaining(['image/png']), maxFileSizeKB: 10_000 }],
      },
      apps: {
        conversations: {
          enabled: true,
          messagingEndpoint: sandbox.url.replace('http', 'ws'),
          sessionDurationSeconds: 259_200,
          showAgentTypingIndicator: true,
          showUserTypingIndicator: true,
          autoStart: { enabled: true },
          markdown: { enabled: false },
          conversationDisconnect: { enabled: true, type: 'ReadOnly' },
          conversationClear: { enabled: true },
          humanize: { enabled: true, bot: { name: 'Robin' } },
          notifications: { enabled: false, notificationContentType: 'ExcludeMessagesContent' },
        },
        knowledge: { enabled: false, knowledgeBase: { id: expect.any(String), selfUri: expect.any(String) } },
      },
    },
  });
});

test('[4.8/shape] config.json follows the settings', async () => {
  const sandbox = await sandboxForTest();
  await setControl(sandbox, {
    deploymentStatus: 'Inactive',
    authentication: 'on',
    headlessMode: 'on',
    autoStart: 'off',
    conversationClear: 'off',
    conversationDisconnect: 'Send',
    attachmentTypes: [],
    launcherVisibility: 'OnDemand',
  });
  expect(await read(sandbox)).toMatchObject({
    status: 'Inactive',
    auth: { enabled: true },
    headlessMode: { enabled: true },
    messenger: {
      launcherButton: { visibility: 'OnDemand' },
      fileUpload: { enableAttachments: false, modes: [] },
      apps: {
        conversations: {
          autoStart: { enabled: false },
          conversationDisconnect: { type: 'Send' },
          conversationClear: { enabled: false },
        },
      },
    },
  });
});

/** The platform SDK's own models: a member that it does not know does not compile. */
type Configuration = platformClient.Models.WebDeploymentConfigurationVersion;

const homeScreen = { enabled: true, logoUrl: 'https://shop.example/logo.svg' } satisfies NonNullable<
  Configuration['messenger']
>['homeScreen'];

const knowledge = {
  enabled: true,
  knowledgeBase: { id: expect.any(String), selfUri: expect.any(String) },
};

const customI18nLabels = [
  {
    language: 'de-de',
    localizedLabels: [
      { key: 'MessengerHomeHeaderTitle', value: 'Moin' },
      { key: 'MessengerHomeHeaderSubTitle', value: 'Was brauchen Sie?' },
      { key: 'MessengerLauncherButtonText', value: 'Fragen?' },
      { key: 'PushNotificationTitle', value: 'Neue Nachricht' },
      { key: 'PushNotificationBody', value: 'Sie haben Post.' },
    ],
  },
] satisfies Configuration['customI18nLabels'];

const cobrowse = {
  enabled: true,
  allowAgentControl: true,
  allowAgentNavigation: true,
  allowDraw: true,
  maskSelectors: ['.card-number'],
  readonlySelectors: ['.price'],
  channels: ['Webmessaging', 'Voice'],
  pauseCriteria: [{ urlFragment: '/pay', condition: 'includes' }],
} satisfies Configuration['cobrowse'];

const video = {
  enabled: true,
  channels: ['Webmessaging'],
  agent: {
    allowCamera: true,
    allowScreenShare: true,
    allowMicrophone: true,
    background: 'Blur',
    backgroundImage: { url: 'https://shop.example/wall.png' },
  },
  user: { allowCamera: true, allowScreenShare: false, allowMicrophone: true },
} satisfies Configuration['video'];

const journeyEvents = {
  enabled: true,
  pageviewConfig: 'Auto',
  clickEvents: [{ selector: '.buy', eventName: 'bought' }],
  formsTrackEvents: [
    { selector: 'form', formName: 'order', captureDataOnFormAbandon: true, captureDataOnFormSubmit: true },
  ],
  idleEvents: [{ eventName: 'idle', idleAfterSeconds: 30 }],
  inViewportEvents: [{ selector: 'footer', eventName: 'seen' }],
  scrollDepthEvents: [{ percentage: 50, eventName: 'half' }],
  trackingSettings: {
    excludedQueryParameters: ['token'],
    searchQueryParameters: ['q'],
    shouldKeepUrlFragment: false,
    ipFilters: [{ ipAddress: '192.0.2.1', name: 'office' }],
  },
} satisfies Configuration['journeyEvents'];

const supportCenter = {
  enabled: true,
  knowledgeBase: { id: '5a4db0c5-0000-4000-8000-5a4db0c50100' },
  customMessages: [{ type: 'Welcome', defaultValue: 'Hello' }],
  routerType: 'Hash',
  screens: [{ type: 'Home' }],
  enabledCategories: [{ id: '5a4db0c5-0000-4000-8000-5a4db0c50101' }],
  styleSetting: { globalStyle: { primaryColor: '#0165A7' } },
  feedback: { enabled: true },
} satisfies Configuration['supportCenter'];

test.for([
  ['[13.2/customI18nLabels] labels of five keys', { customI18nLabels }, { customI18nLabels }],
  ['[13.2/homeScreen] the home screen, with a logo', { homeScreen }, { messenger: { homeScreen } }],
  ['[13.2/knowledge] the knowledge base', { knowledge: 'on' }, { messenger: { apps: { knowledge } } }],
  [
    '[13.2/sessionPersistenceType] any text, since the values are not known',
    { sessionPersistenceType: 'SomeType' },
    { messenger: { sessionPersistenceType: 'SomeType' } },
  ],
  ['[13.2/cobrowse] all members of co-browsing', { cobrowse }, { cobrowse }],
  ['[13.2/video] all members of video', { video }, { video }],
  ['[13.2/journeyEvents] all members of what is recorded', { journeyEvents }, { journeyEvents }],
  ['[13.2/supportCenter] all members of the support centre', { supportCenter }, { supportCenter }],
] as const)('%s', async ([, settings, expected]) => {
  const sandbox = await sandboxForTest();
  expect((await setControl(sandbox, settings)).status).toBe(200);
  expect(await read(sandbox)).toMatchObject(expected);
});

test('[13.2/conversations] [4.8/look-and-feel] the conversations app, and how Messenger looks', async () => {
  const sandbox = await sandboxForTest();
  await setControl(sandbox, {
    conversationsApp: 'off',
    markdown: 'on',
    humanize: { enabled: true, bot: { name: 'Kim', avatarUrl: 'https://shop.example/kim.png' } },
    notifications: { enabled: true, notificationContentType: 'IncludeMessagesContent' },
    sessionDurationSeconds: 900,
    languages: ['en-us', 'de-de'],
    defaultLanguage: 'de-de',
    primaryColor: '#123456',
    position: { alignment: 'Left', sideSpace: 1, bottomSpace: 2 },
    sessionUpgrade: 'on',
    authentication: 'on',
  });
  expect(await read(sandbox)).toMatchObject({
    languages: ['en-us', 'de-de'],
    defaultLanguage: 'de-de',
    auth: { enabled: true, allowSessionUpgrade: true },
    position: { alignment: 'Left', sideSpace: 1, bottomSpace: 2 },
    messenger: {
      styles: { primaryColor: '#123456' },
      apps: {
        conversations: {
          enabled: false,
          sessionDurationSeconds: 900,
          markdown: { enabled: true },
          humanize: { enabled: true, bot: { name: 'Kim', avatarUrl: 'https://shop.example/kim.png' } },
          notifications: { enabled: true, notificationContentType: 'IncludeMessagesContent' },
        },
      },
    },
  });
});
