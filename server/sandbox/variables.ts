import type { Sandbox } from './sandbox.ts';

/** The environment variables that point a companion at this sandbox in the place of Genesys. */
export function variablesFor({
  url,
  region,
  deploymentId,
  clientId,
  clientSecret,
}: Pick<Sandbox, 'url' | 'region' | 'deploymentId' | 'clientId' | 'clientSecret'>) {
  return {
    GENESYS_REGION: region,
    GENESYS_GATEWAY: url,
    GENESYS_DEPLOYMENT_ID: deploymentId,
    GENESYS_CLIENT_ID: clientId,
    GENESYS_CLIENT_SECRET: clientSecret,
    GENESYS_SCRIPT_URL: `${url}/genesys-bootstrap/genesys.min.js`,
  };
}
