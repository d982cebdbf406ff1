import { at, type Deployment } from '../deployment.ts';
import { ToastFrame } from '../frames/toast-frame.ts';
import type { Hosts } from '../hosts.ts';
import type { Plugins } from '../plugins.ts';

/** The most that an offer may say (genesys.md 3.2). */
const MAX_OFFER_CHARACTERS = 70;

/**
 * `Engage.invite`, `.accept`, `.reject` (genesys.md 3.2 and 3.3). An invitation shows the launcher and, unless headless, is drawn
 * (genesys.md 12, CONFIRMED-2). Not documented, and so ours: that it looks like a toast, that who accepts gets the window, that
 * opening the window by another way ignores it, that nobody is invited into an open one, the words of the refusals, and that a refused
 * invitation publishes inviteError. Which setting of a deployment turns Engage on is not known: it is always there.
 */
export function addEngage(plugins: Plugins, hosts: Hosts, deployment: Deployment): void {
  const plugin = plugins.register('Engage');
  let open: { remove: () => void } | undefined;
  let windowIsOpen = false;

  function end(event: 'inviteAccepted' | 'inviteRejected' | 'inviteIgnored'): void {
    if (!open) throw new Error('There is no invitation to answer.');
    open.remove();
    open = undefined;
    plugin.publish(event);
  }

  function accept(): void {
    end('inviteAccepted');
    // Headless, and with the window open already, there is none to open.
    plugin.command('Messenger.openConversation').catch(() => {});
  }

  function invite(options: unknown): void {
    try {
      if (open) throw new Error('An invitation is open already.');
      if (windowIsOpen) throw new Error('Nobody is invited while the window is open.');
      const offerText = readOffer(options);
      open = draw(offerText);
      plugin.publish('inviteOffered', { engageContent: { offerText } });
    } catch (error) {
      plugin.publish('inviteError', { error: error instanceof Error ? error.message : String(error) });
      throw error;
    }
    // Obeyed with `OnDemand` only; else the launcher is there already, or never.
    plugin.command('Launcher.show').catch(() => {});
  }

  function draw(offerText: string): { remove: () => void } {
    if (deployment.headless) return { remove: () => {} };
    const toast = { title: deployment.botName, body: offerText, ...buttonsIn(deployment.language.current) };
    const reject = () => end('inviteRejected');
    return new ToastFrame(hosts, deployment, toast, { accept, decline: reject, close: reject });
  }

  plugin.handle('invite', invite);
  plugin.handle('accept', accept);
  plugin.handle('reject', () => end('inviteRejected'));
  plugin.subscribe('Messenger.opened', () => {
    windowIsOpen = true;
    if (open) end('inviteIgnored');
  });
  plugin.subscribe('Messenger.closed', () => {
    windowIsOpen = false;
  });
  plugin.subscribe('Messenger.cleared', () => {
    windowIsOpen = false;
    if (open) end('inviteIgnored');
  });
  plugin.subscribe('Journey.qualifiedWebMessagingOffer', ({ data }) => {
    // inviteError has told it.
    plugin.command('Engage.invite', data).catch(() => {});
  });
  plugin.ready();
}

function readOffer(options: unknown): string {
  const offerText = at(options, 'engageContent.offerText');
  if (typeof offerText !== 'string' || offerText.trim() === '')
    throw new Error('Engage.invite needs {engageContent: {offerText}}.');
  if ([...offerText].length > MAX_OFFER_CHARACTERS)
    throw new Error(
      `An offer may have ${MAX_OFFER_CHARACTERS} characters; this one has ${[...offerText].length}.`,
    );
  return offerText;
}

function buttonsIn(language: string): { primary: string; secondary: string } {
  return /^de\b/i.test(language)
    ? { primary: 'Gern', secondary: 'Nein, danke' }
    : { primary: 'Accept', secondary: 'No, thanks' };
}
