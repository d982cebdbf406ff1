import type { Deployment } from '../deployment.ts';
import type { Launcher } from '../frames/launcher.ts';
import type { Plugins } from '../plugins.ts';

/** `Launcher.show` and `.hide`, which only an `OnDemand` launcher obeys (genesys.md 3.2, CONFIRMED-2). */
export function addLauncher(plugins: Plugins, launcher: Launcher, deployment: Deployment): void {
  const plugin = plugins.register('Launcher');
  const onDemandOnly = () => {
    if (deployment.launcherVisibility !== 'OnDemand' || deployment.headless)
      throw new Error('Invalid configuration of Launcher button');
  };

  plugin.handle('show', () => {
    onDemandOnly();
    if (launcher.isVisible) throw new Error('Launcher button is already visible');
    launcher.show();
    plugin.publish('visible');
  });
  plugin.handle('hide', () => {
    onDemandOnly();
    if (!launcher.isVisible) throw new Error('Launcher button is already hidden');
    launcher.hide();
    plugin.publish('hidden');
  });

  plugin.ready();
  if (deployment.launcherVisibility === 'On' && !deployment.headless) {
    launcher.show();
    plugin.republish('visible');
  }
}
