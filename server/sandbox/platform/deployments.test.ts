import platformClient from 'purecloud-platform-client-v2';
import { expect, test } from 'vitest';
import { ask, guestWith, setControl, text } from '../sandbox.testing.ts';
import { expectGuarded, expectScopeAndLogin, logIn, sandboxWithLogin } from './platform.testing.ts';

const deployments = new platformClient.WebDeploymentsApi();
const viewDeployment = 'webDeployments:deployment:view';
const viewConfiguration = 'webDeployments:configuration:view';

test('[14.1/organisation] the organisation tells who it is, to any client with a scope', async () => {
  const sandbox = await sandboxWithLogin([]);
  const organization = new platformClient.OrganizationApi();
  const me = await organization.getOrganizationsMe();
  expect(me).toMatchObject({
    id: expect.any(String),
    name: expect.any(String),
    domain: expect.any(String),
    state: 'active',
    features: expect.any(Object),
  });
  await expectScopeAndLogin(sandbox, () => organization.getOrganizationsMe());
});

test('[14.1/deployments] [15/video-push] a deployment has status, domains, flow, configuration, snippet and push integrations', async () => {
  const sandbox = await sandboxWithLogin([viewDeployment]);
  const pushIntegrations = [{ id: 'p-1', provider: 'fcm' }];
  await setControl(sandbox, { pushIntegrations, deploymentStatus: 'Inactive' });
  const expected = {
    id: sandbox.deploymentId,
    status: 'Inactive',
    allowAllDomains: false,
    allowedDomains: ['localhost', '127.0.0.1'],
    flow: { id: expect.any(String), name: expect.any(String) },
    configuration: { id: expect.any(String), version: '1' },
    snippet: expect.stringContaining(sandbox.deploymentId),
    pushIntegrations,
  };
  expect(await deployments.getWebdeploymentsDeployment(sandbox.deploymentId)).toMatchObject(expected);
  const list = await deployments.getWebdeploymentsDeployments();
  expect(list).toMatchObject({ total: 1, entities: [expected] });
  await expectGuarded(sandbox, () => deployments.getWebdeploymentsDeployments());
});

test('[14.1/configurations] the versions of a configuration have what config.json has, and no addresses', async () => {
  const sandbox = await sandboxWithLogin([viewDeployment, viewConfiguration]);
  await setControl(sandbox, { authentication: 'on', launcherVisibility: 'OnDemand' });
  const { configuration } = await deployments.getWebdeploymentsDeployment(sandbox.deploymentId);
  const version = await deployments.getWebdeploymentsConfigurationVersion(configuration.id, '1');
  expect(version).toMatchObject({
    id: configuration.id,
    version: '1',
    status: 'Active',
    datePublished: expect.any(String),
    messenger: { launcherButton: { visibility: 'OnDemand' } },
    authenticationSettings: { enabled: true, integrationId: expect.any(String) },
  });
  expect(version).not.toHaveProperty('auth');
  expect(JSON.stringify(version)).not.toContain(new URL(sandbox.url).port);
  const versions = await deployments.getWebdeploymentsConfigurationVersions(configuration.id);
  expect(versions).toMatchObject({ total: 1, entities: [version].map(({ id }) => ({ id })) });
  const unknown = deployments.getWebdeploymentsConfigurationVersion(configuration.id, '2');
  await expect(unknown).rejects.toMatchObject({ status: 404 });
  await expect(deployments.getWebdeploymentsConfigurationVersions('none')).rejects.toMatchObject({
    status: 404,
  });
  await expectGuarded(sandbox, () => deployments.getWebdeploymentsConfigurationVersions(configuration.id));
});

test('[14.1/deployment-configurations] either permission shows the active configuration beside its deployment', async () => {
  const sandbox = await sandboxWithLogin([]);
  const look = () => deployments.getWebdeploymentsDeploymentConfigurations(sandbox.deploymentId);
  for (const permission of [viewDeployment, viewConfiguration]) {
    await setControl(sandbox, { clientPermissions: [permission] });
    expect(await look()).toMatchObject({
      configurationVersion: { version: '1', messenger: expect.any(Object) },
      deployment: { id: sandbox.deploymentId },
    });
  }
  const unknown = deployments.getWebdeploymentsDeploymentConfigurations('unknown');
  await expect(unknown).rejects.toMatchObject({ status: 404 });
  await expectGuarded(sandbox, look, 'missing.any.permissions');
});

test('[14.1/message-details] either id of a message leads to its conversation, by either permission', async () => {
  const sandbox = await sandboxWithLogin([]);
  const guest = await guestWith(sandbox, 'a-token');
  const { id, channel } = (await ask(guest, text('a-token', 'Where is it?'))).body;
  await setControl(sandbox, { announce: [{ receipt: { status: 'Read' } }] });
  const conversations = new platformClient.ConversationsApi();
  for (const permission of ['conversation:message:view', 'conversation:webmessaging:view']) {
    await setControl(sandbox, { clientPermissions: [permission] });
    const details = await conversations.getConversationsMessageDetails(id);
    expect(details).toMatchObject({
      id,
      conversationId: expect.any(String),
      direction: 'inbound',
      status: expect.any(String),
      messengerType: 'webmessaging',
      timestamp: channel.time,
      normalizedMessage: { text: 'Where is it?', type: 'Text' },
      normalizedReceipts: [{ status: 'Read' }],
    });
    const { conversationId } = await conversations.getConversationsMessageDetails(channel.messageId);
    expect(conversationId).toBe(details.conversationId);
  }
  const unknown = conversations.getConversationsMessageDetails('unknown');
  await expect(unknown).rejects.toMatchObject({ status: 404 });
  // Clients tell by this code that a permission is missing, and by the message which would do.
  const code = 'missing.any.permissions';
  await expectGuarded(sandbox, () => conversations.getConversationsMessageDetails(id), code);
  await setControl(sandbox, { clientPermissions: [] });
  await logIn(sandbox);
  await expect(conversations.getConversationsMessageDetails(id)).rejects.toMatchObject({
    message: expect.stringContaining('[conversation:message:view, conversation:webmessaging:view]'),
  });
});
