import { type Finding, failed, ok, type Scene, skipped, warning } from '../finding.ts';
import { findDeployment } from '../platform.ts';

/** Does Genesys ask who has signed in, and may the others write? (genesys.md 10.1, CONFIRMED) */
export async function authentication(scene: Scene): Promise<Finding> {
  const { openId, userTokens } = scene.site;
  const deployment = await findDeployment(scene);
  if ('status' in deployment) return skipped('Nothing is known of the deployment (see above).');
  const { auth } = deployment;
  if (auth?.enabled !== true) {
    if (openId === undefined)
      return ok('The deployment asks nobody to sign in, and no OIDC_CLIENT_ID is set.');
    return failed(
      'Authentication is off in the deployment’s configuration: Genesys asks nobody who they are.',
      `Switch it on with the integration that has OIDC_CLIENT_ID, and publish it anew: ${WHERE}.`,
    );
  }
  if (openId === undefined) {
    return warning(
      'The deployment’s configuration has authentication on, and no OIDC_CLIENT_ID is set: the companion signs nobody in.',
      `Set OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, leave it to the site’s own AuthProvider, or switch it off: ${WHERE}.`,
    );
  }
  if (auth.allowSessionUpgrade) {
    return ok('Genesys asks who has signed in; visitors who have not are guests, and may sign in later.');
  }
  if (userTokens === 'required') return ok('Genesys asks who has signed in, and lets nobody else write.');
  return warning(
    'Visitors who have not signed in cannot write: the configuration lets nobody sign in later (allowSessionUpgrade).',
    `Allow guests to sign in during the conversation: ${WHERE}. Or set USER_TOKENS=required, and they read that they have to sign in.`,
  );
}

const WHERE = 'Genesys Cloud, Admin, Message, the Messenger configuration of the deployment';
