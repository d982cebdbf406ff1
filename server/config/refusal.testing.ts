import { ConfigError, type Environment } from './config.ts';
import { readConfig } from './read.ts';

/** With these alone there is a configuration. */
export const least = {
  GENESYS_REGION: 'euw1',
  GENESYS_DEPLOYMENT_ID: '0C3F9D8E-1111-4222-8333-444455556666',
};

/** What the operator reads when this environment is refused. */
export function refusalOf(env: Environment): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('The configuration was accepted.');
}
