import { Bus } from './bus.ts';
import { domainAllowed, parseDeployment } from './deployment.ts';
import { createDispatcher } from './dispatcher.ts';
import { hostsFor } from './hosts.ts';
import { loadProducts } from './load-products.ts';
import { Plugins } from './plugins.ts';
import { readSnippet, type Snippet } from './snippet.ts';
import { configurationOf } from './trimmed-configuration.ts';

/**
 * `genesys.min.js` of the sandbox: the bootstrap script of the Messenger JavaScript SDK. It plays what genesys.md 2.3
 * and 3 say of the real one; where they are silent the doc comments of this folder say that the behaviour is ours.
 */
const snippet = readSnippet();
if (snippet) void start(snippet);

/**
 * In the documented order (genesys.md 2.3, CONFIRMED-2): domains → domain check → config → `configurationReceived` →
 * status → products → queue. Whatever stops it on the way, the queue never drains and no callback ever comes: the page is
 * not told, except by `GenesysJS.domainNotAllowed`.
 */
async function start(snippet: Snippet): Promise<void> {
  const bus = new Bus();
  const plugins = new Plugins(bus);
  const dispatcher = createDispatcher(plugins, bus, debugLog(snippet));
  Object.assign(window, { [snippet.name]: dispatcher.genesys });
  const debug = debugLog(snippet);

  const genesysJs = plugins.register('GenesysJS');
  let deploymentConfig: unknown;
  genesysJs.handle('configuration', () => {
    if (!deploymentConfig) throw new Error('Deployment config is not available');
    return configurationOf(deploymentConfig);
  });

  try {
    const hosts = hostsFor(snippet);
    const files = `${hosts.contentDelivery}/webdeployments/v1/deployments/${snippet.config.deploymentId}`;
    if (!domainAllowed(location.hostname, await fetchJson(`${files}/domains.json`))) {
      debug(`${location.hostname} is not among the deployment's domains`);
      genesysJs.publish('domainNotAllowed', {});
      return;
    }
    deploymentConfig = await fetchJson(`${files}/config.json`);
    genesysJs.data('deploymentConfig', deploymentConfig);
    genesysJs.republish('configurationReceived', { deploymentConfig, snippetConfig: snippet.config });
    const deployment = parseDeployment(deploymentConfig);
    if (!deployment.active) return debug('the deployment is not active');
    const begin = await loadProducts(deployment, hosts, plugins, bus);
    dispatcher.executeQueue(snippet.queue);
    begin();
  } catch (error) {
    debug('stopped before the queue was executed:', error);
  }
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, { credentials: 'omit' });
  if (!response.ok) throw new Error(`${url} was answered ${response.status}`);
  return response.json();
}

/** "`debug:true` enables console logging" (genesys.md 2.3); what is logged is ours. */
function debugLog({ config }: Snippet): (...words: unknown[]) => void {
  return config.debug ? (...words) => console.debug('[Genesys sandbox]', ...words) : () => {};
}
