import type { Deployment } from '../deployment.ts';
import type { Launcher } from '../frames/launcher.ts';
import type { Plugin, Plugins } from '../plugins.ts';

/** `Launcher.show` and `.hide`, which only an `OnDemand` launcher obeys (genesys.md 3.2 and 12, CONFIRMED-2). */
export function addLauncher(plugins: Plugins, launcher: Launcher, deployment: Deployment): void {
  const plugin = plugins.register('Launcher');
  const isOnDemand = deployment.launcherVisibility === 'OnDemand' && !deployment.headless;
  const onDemandOnly = () => {
    if (!isOnDemand) throw new Error('Invalid configuration of Launcher button');
  };

  function show(): void {
    if (launcher.isVisible) return;
    launcher.show();
    plugin.publish('visible');
  }

  function hide(): void {
    if (!launcher.isVisible) return;
    launcher.hide();
    plugin.publish('hidden');
  }

  plugin.handle('show', () => {
    onDemandOnly();
    show();
  });
  plugin.handle('hide', () => {
    onDemandOnly();
    if (!launcher.isVisible) throw new Error('Launcher button is already hidden');
    hide();
  });
  if (isOnDemand) {
    for (const event of showing) plugin.subscribe(event, show);
    for (const event of hiding) plugin.subscribe(event, hide);
  }
  followWindow(plugin, launcher);

  plugin.ready();
  if (deployment.launcherVisibility === 'On' && !deployment.headless) {
    launcher.show();
    plugin.republish('visible');
  }
}

/** What shows a launcher that is shown on demand, and what hides it. That `visible` and `hidden` tell of these too is ours. */
const showing = [
  'Messenger.opened',
  'Toaster.opened',
  'Engage.inviteOffered',
  'MessagingService.restored',
] as const;
const hiding = ['MessagingService.conversationCleared', 'MessagingService.sessionExpired'] as const;

/** The button that opens the window makes it small once it is open. */
function followWindow(plugin: Plugin, launcher: Launcher): void {
  plugin.subscribe('Messenger.opened', () => launcher.windowIs('open'));
  plugin.subscribe('Messenger.closed', () => launcher.windowIs('closed'));
  plugin.subscribe('Messenger.cleared', () => launcher.windowIs('closed'));
  launcher.onMinimise(() => void plugin.command('Messenger.close').catch(closedAlready));
}

/** The page was quicker. */
function closedAlready(): void {}
