import type { ProblemCode } from './events.ts';
import type { chatOptions, launcherOptions } from './options.ts';

/** One line of help for each option, for the README and the tag builder. */
export const optionsHelp: Record<keyof typeof launcherOptions | keyof typeof chatOptions, string> = {
  deploymentId: 'UUID of the Messenger deployment; left out, it is the companion’s',
  region: 'any spelling: `mypurecloud.ie`, `prod-euw1`, `euw1`, `eu-west-1`; left out, it is the companion’s',
  locale:
    'BCP 47 tag of the language; left out, it is the page’s `lang`, then the browser’s. Ours: ar, de, en, es, fr, it, ja, nl, pl, pt',
  tokenEndpoint: 'address that hands out guest sessions, relative to the loader; `none`: no companion',
  load: 'when Messenger is fetched without being asked for; `interaction`: hover or focus warms, a click starts',
  launcher:
    '`own`: our button until Messenger’s is up; `none`: the site has its own; `genesys`: Messenger’s only',
  position: 'side of the window; `end` and `start` follow the reading direction',
  offset: 'distance from side and bottom in px',
  color: 'CSS colour of the launcher',
  label: 'accessible name of the launcher; left out, it is “Chat” in the visitor’s language',
  zIndex: 'stacking order of the launcher',
  fallbackUrl: 'where the launcher leads when the chat cannot start; without one the launcher goes away',
  analytics: '`datalayer`: events go to the page’s `dataLayer` where there is one',
};

/** When each problem comes, for the README. */
export const problemsHelp: Record<ProblemCode, string> = {
  blocked: 'a blocker, the network or the site’s policy stopped a script',
  timeout: 'Genesys took too long',
  offline: 'the visitor is offline',
  'token-refused': 'the companion refuses this deployment or request',
  'token-unavailable': 'the companion, or Genesys behind it, has no guest session; Messenger opens without',
  'domain-not-allowed': 'the page’s domain is not on the deployment’s list in Genesys',
  'deployment-inactive': 'the deployment is switched off in Genesys',
  'unknown-region': 'the tag names a region that Genesys does not have',
  'bad-config': 'tag and companion do not name a deployment and a region',
};
