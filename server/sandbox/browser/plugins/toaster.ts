import { at, type Deployment } from '../deployment.ts';
import type { Toast } from '../frames/bridge-messages.ts';
import { ToastFrame } from '../frames/toast-frame.ts';
import type { Hosts } from '../hosts.ts';
import type { Plugins } from '../plugins.ts';

/**
 * `Toaster.open`, `accept`, `decline`, `close` and their events: a question with one or two buttons, one at a time
 * (genesys.md 3.2, 3.3 and 12, CONFIRMED). Headless it is asked, and not drawn. The words of the refusals, and that a refusal also
 * publishes `error`, are ours.
 */
export function addToaster(plugins: Plugins, hosts: Hosts, deployment: Deployment): void {
  const plugin = plugins.register('Toaster');
  let open: { remove(): void } | undefined;

  const refuse = (reason: string): never => {
    plugin.publish('error', { error: reason });
    throw new Error(reason);
  };
  const end = (event: 'accepted' | 'declined' | 'closed') => {
    if (!open) return refuse('No toast is open.');
    open.remove();
    open = undefined;
    return plugin.publish(event);
  };

  plugin.handle('open', (options) => {
    if (open) refuse('A toast is open already.');
    const answers = {
      accept: () => end('accepted'),
      decline: () => end('declined'),
      close: () => end('closed'),
    };
    const toast = readToast(options) ?? refuse('A toast with buttons needs buttons.type: unary or binary.');
    open = deployment.headless ? notDrawn : new ToastFrame(hosts, deployment, toast, answers);
    plugin.publish('opened');
  });
  plugin.handle('accept', () => end('accepted'));
  plugin.handle('decline', () => end('declined'));
  plugin.handle('close', () => end('closed'));
  plugin.ready();
}

const notDrawn = { remove() {} };

/** Nothing for buttons of no type. */
function readToast(options: unknown): Toast | undefined {
  const text = (path: string, otherwise: string) => String(at(options, path) ?? otherwise);
  const words = { title: text('title', ''), body: text('body', '') };
  if (at(options, 'buttons') === undefined) return words;
  const primary = text('buttons.primary', 'Accept');
  switch (at(options, 'buttons.type')) {
    case 'unary':
      return { ...words, primary };
    case 'binary':
      return { ...words, primary, secondary: text('buttons.secondary', 'Decline') };
    default:
      return undefined;
  }
}
