import { CobrowseSession, refusal } from '../cobrowse/cobrowse-session.ts';
import { at, type Deployment } from '../deployment.ts';
import type { Hosts } from '../hosts.ts';
import type { Plugins } from '../plugins.ts';
import { switchedOff } from './switched-off.ts';

export interface Cobrowse {
  readonly isOn: boolean;
  /** By a code that an agent has spoken. @throws a refusal in words. */
  accept(joinCode: string): Promise<void>;
  stop(): void;
  onChange(listener: () => void): void;
}

/**
 * `CobrowseService` (genesys.md 3.2 and 13.1, COMMUNITY), and `CobrowseVoice`, of which no command is known: its events come along where
 * a visitor has typed the code in Messenger's own window, which is ours.
 */
export function addCobrowse(plugins: Plugins, hosts: Hosts, deployment: Deployment): Cobrowse {
  const service = plugins.register('CobrowseService');
  const voice = plugins.register('CobrowseVoice');
  const listeners = new Set<() => void>();
  let isByVoice = false;
  const session = new CobrowseSession({
    hosts,
    deployment,
    publish(event, data) {
      service.publish(event, data);
      if (isByVoice && (event === 'sessionStarted' || event === 'sessionEnded')) voice.publish(event, data);
    },
    changed() {
      for (const listener of listeners) listener();
    },
  });

  const commands: Record<string, (options: unknown) => unknown> = {
    acceptSession(options) {
      isByVoice = false;
      return session.accept(at(options, 'joinCode'), at(options, 'sessionId'));
    },
    declineSession: () => undefined,
    offerState: () => ({ state: session.isOn ? 'accepted' : 'none' }),
    stopSession: () => session.stop(),
    acceptControl: () => session.acceptControl(),
    declineControl: () => session.declineControl(),
    startDrawing: () => session.draw(),
    stopDrawing: () => session.draw(),
    acceptNavigation: () => session.acceptNavigation(),
    declineNavigation: () => session.declineNavigation(),
  };
  for (const [command, work] of Object.entries(commands))
    service.handle(command, (options) => {
      if (deployment.cobrowse === undefined)
        throw refusal('notEnabled', switchedOff(`CobrowseService.${command}`, 'cobrowse.enabled'));
      return work(options);
    });
  if (deployment.cobrowse !== undefined) service.ready();

  return {
    get isOn() {
      return session.isOn;
    },
    async accept(joinCode) {
      isByVoice = true;
      try {
        await session.accept(joinCode, undefined);
      } catch (error) {
        voice.publish('error', { error });
        throw error;
      }
    },
    stop: () => session.stop(),
    onChange: (listener) => void listeners.add(listener),
  };
}
