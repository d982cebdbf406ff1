import type { Sandbox } from './sandbox.ts';

/**
 * The environment variables that point a companion at this sandbox in the place of Genesys. None names `api-cdn.`: since
 * gateway and script are on one host, the doctor asks that one for the deployment's configuration.
 */
export function variablesFor({
  url,
  region,
  scriptUrl,
  deploymentId,
  clientId,
  clientSecret,
}: Pick<Sandbox, 'url' | 'region' | 'scriptUrl' | 'deploymentId' | 'clientId' | 'clientSecret'>) {
  return {
    GENESYS_REGION: region,
    GENESYS_GATEWAY: url,
    GENESYS_DEPLOYMENT_ID: deploymentId,
    GENESYS_CLIENT_ID: clientId,
    GENESYS_CLIENT_SECRET: clientSecret,
    GENESYS_SCRIPT_URL: scriptUrl,
  };
}
