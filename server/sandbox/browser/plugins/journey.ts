import type { Deployment } from '../deployment.ts';
import type { Plugins } from '../plugins.ts';

/**
 * The commands by which a site tells what its visitors do (genesys.md 3.2). Where the real ones send that is not documented:
 * they resolve, and nothing leaves the page. So the events that Genesys's predictions make (`qualifiedWebMessagingOffer` and
 * the like) never come.
 */
export function addJourney(plugins: Plugins, deployment: Deployment): void {
  if (!deployment.tracksJourney) return;
  const plugin = plugins.register('Journey');
  for (const command of commands) plugin.handle(command, () => undefined);
  plugin.ready();
}

const commands = [
  'pageview',
  'record',
  'formsTrack',
  'trackClickEvents',
  'trackIdleEvents',
  'trackInViewport',
  'trackScrollDepth',
  'recordActionStateChange',
];
