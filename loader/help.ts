import type { ProblemCode } from './events.ts';

/** When each problem comes, for the README. */
export const problemsHelp: Record<ProblemCode, string> = {
  blocked: 'a blocker, the network or the site’s policy stopped a script',
  timeout: 'Genesys took too long',
  offline: 'the visitor is offline; the chat opens when they are connected again',
  'token-refused': 'the companion refuses this deployment or request',
  'token-unavailable': 'the companion, or Genesys behind it, has no guest session; Messenger opens without',
  'domain-not-allowed': 'the page’s domain is not on the deployment’s list in Genesys',
  'deployment-inactive': 'the deployment is switched off in Genesys',
  'unknown-region': 'the tag names a region that Genesys does not have',
  'bad-config': 'tag and companion do not name a deployment and a region, or an attribute is too large',
  'already-installed': 'the page has the tag twice; the first one serves',
};
