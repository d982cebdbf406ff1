import { at, type Deployment } from '../deployment.ts';
import type { Toast } from '../frames/bridge-messages.ts';
import { ToastFrame } from '../frames/toast-frame.ts';
import type { Hosts } from '../hosts.ts';
import type { Plugins } from '../plugins.ts';

/**
 * `Toaster.open`, `accept`, `decline`, `close` and their events: a question with one or two buttons, one at a time
 * (genesys.md 3.2 and 3.3, CONFIRMED). The words of the refusals, and that a refusal also publishes `error`, are ours.
 */
export function addToaster(plugins: Plugins, hosts: Hosts, deployment: Deployment): void {
  const plugin = plugins.register('Toaster');
  let frame: ToastFrame | undefined;

  const refuse = (reason: string) => {
    plugin.publish('error', { error: reason });
    throw new Error(reason);
  };
  const end = (event: 'accepted' | 'declined' | 'closed') => {
    if (!frame) return refuse('No toast is open.');
    frame.remove();
    frame = undefined;
    return plugin.publish(event);
  };

  plugin.handle('open', (options) => {
    if (frame) refuse('A toast is open already.');
    frame = new ToastFrame(hosts, deployment, readToast(options), {
      accept: () => end('accepted'),
      decline: () => end('declined'),
      close: () => end('closed'),
    });
    plugin.publish('opened');
  });
  plugin.handle('accept', () => end('accepted'));
  plugin.handle('decline', () => end('declined'));
  plugin.handle('close', () => end('closed'));
  plugin.ready();
}

function readToast(options: unknown): Toast {
  const text = (path: string, otherwise: string) => String(at(options, path) ?? otherwise);
  const toast = {
    title: text('title', ''),
    body: text('body', ''),
    primary: text('buttons.primary', 'Accept'),
  };
  return at(options, 'buttons.type') === 'binary'
    ? { ...toast, secondary: text('buttons.secondary', 'Decline') }
    : toast;
}
