import { type Request, Router } from 'express';
import { addressFor } from './hosts.ts';
import type { Organisation } from './organisation.ts';
import type { Settings } from './settings.ts';

/**
 * `api-cdn.`: the deployment's `config.json` and `domains.json`, public and readable from any origin. An unknown id is
 * answered 403, still with `Access-Control-Allow-Origin: *`, as the real CDN was measured to do (genesys.md 4.5,
 * CONFIRMED-2); the body of that answer is ours.
 */
export function contentDeliveryRouter(organisation: Organisation): Router {
  const router = Router();
  router.use('/webdeployments/v1', (_request, response, next) => {
    response.set({ 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-cache' });
    next();
  });
  router.get('/webdeployments/v1/deployments/:id/:file', (request, response, next) => {
    const { id, file } = request.params;
    if (id !== organisation.deploymentId)
      response.status(403).type('xml').send('<Error><Code>AccessDenied</Code></Error>');
    else if (file === 'config.json') response.json(deploymentConfig(organisation, request));
    else if (file === 'domains.json') response.json(domains(organisation));
    else next();
  });
  return router;
}

/** `domains.json`: where Messenger may be shown (genesys.md 2.2, CONFIRMED-2). */
function domains({ settings: { allowAllDomains, allowedDomains } }: Organisation) {
  return { allowAllDomains, allowedDomains };
}

/**
 * `config.json`: the least that Genesys's mobile SDK parses (genesys.md 4.8, CONFIRMED). Of two documented spellings of
 * `apiEndpoint` (`api.` and `apps.`) this is the mobile SDK's. The fields of `humanize` are the platform SDK's
 * `BotMessengerProfile`.
 */
function deploymentConfig({ deploymentId, settings }: Organisation, request: Request) {
  return {
    id: deploymentId,
    version: '1',
    languages: ['en-us'],
    defaultLanguage: 'en-us',
    apiEndpoint: addressFor(request, 'api'),
    status: settings.deploymentStatus,
    auth: { enabled: settings.authentication === 'on', allowSessionUpgrade: false },
    journeyEvents: { enabled: false },
    headlessMode: { enabled: settings.headlessMode === 'on' },
    position: { alignment: 'Auto', sideSpace: 20, bottomSpace: 12 },
    messenger: {
      enabled: true,
      styles: { primaryColor: '#0165A7' },
      launcherButton: { visibility: settings.launcherVisibility, displayType: 'Icon' },
      homeScreen: { enabled: false },
      fileUpload: fileUpload(settings),
      apps: {
        conversations: {
          enabled: true,
          messagingEndpoint: addressFor(request, 'webmessaging'),
          sessionDurationSeconds: settings.sessionDurationSeconds,
          showAgentTypingIndicator: true,
          showUserTypingIndicator: true,
          autoStart: { enabled: settings.autoStart === 'on' },
          markdown: { enabled: false },
          conversationDisconnect: { enabled: true, type: settings.conversationDisconnect },
          conversationClear: { enabled: settings.conversationClear === 'on' },
          humanize: { enabled: true, bot: { name: 'Robin' } },
          notifications: { enabled: false, notificationContentType: 'ExcludeMessagesContent' },
        },
      },
    },
  };
}

function fileUpload({ attachmentTypes: fileTypes, maxFileSizeKB }: Settings) {
  const enableAttachments = fileTypes.length > 0;
  return { enableAttachments, modes: enableAttachments ? [{ fileTypes, maxFileSizeKB }] : [] };
}
