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
    apiEndpoint: sandbox.url,
    status: 'Active',
    auth: { enabled: false, allowSessionUpgrade: false },
    journeyEvents: { enabled: expect.any(Boolean) },
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
          markdown: { enabled: expect.any(Boolean) },
          conversationDisconnect: { enabled: true, type: 'ReadOnly' },
          conversationClear: { enabled: true },
          humanize: expect.objectContaining({ enabled: true }),
          notifications: { enabled: false, notificationContentType: 'ExcludeMessagesContent' },
        },
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
