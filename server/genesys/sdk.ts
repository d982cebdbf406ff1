import type { ApiClientClass } from 'purecloud-platform-client-v2';
import type { Site } from '../config/config.ts';

/**
 * Genesys's platform SDK, set up for one site: a client of its own, since the SDK's singleton would mix sites.
 *
 * Loaded only when it is needed: it takes 187 ms and 32 MiB (performance.md 3.7), and so is what it sends its requests with.
 */
export async function createApiClient(
  site: Pick<Site, 'region' | 'gateway'>,
  timeoutMs: number,
): Promise<ApiClientClass> {
  // Named imports do not work from ESM (genesys.md 1.5, LOCAL).
  const { default: sdk } = await import('purecloud-platform-client-v2');
  const { createHttpClient } = await import('./http-client.ts');
  const client = new sdk.ApiClientClass();
  // On construction the SDK reads and watches ~/.genesyscloudjavascript/config, which could send credentials to
  // another host or log answers with visitors' tokens: only the companion's own configuration counts.
  for (const { config } of [client, sdk.ApiClient]) {
    config.setConfigPath('');
    config.logger.log_level = config.logger.logLevelEnum.level.LNone;
    config.logger.setLogger();
  }
  client.setEnvironment(site.region.domain);
  client.config.setGateway(gatewayOf(site.gateway));
  client.setHttpClient(createHttpClient(sdk.AbstractHttpClient, timeoutMs));
  return client;
}

function gatewayOf(gateway: string | undefined) {
  // The SDK takes a gateway without a host for none.
  if (gateway === undefined) return { host: '' };
  const { protocol, hostname, port } = new URL(gateway);
  return {
    host: hostname,
    protocol: protocol.replace(':', ''),
    ...(port === '' ? {} : { port: Number(port) }),
  };
}
