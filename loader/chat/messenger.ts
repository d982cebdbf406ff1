import { ChatProblem, withDeadline } from './problem.ts';
import type { MessengerSettings } from './settings.ts';

/** Everything that touches `window.Genesys`. */
export interface Messenger {
  /** Resolves when Genesys's Messenger is ready for commands. May be called again after it rejected. */
  mount(settings: MessengerSettings): Promise<void>;
  /** Hands the guest to whoever asks Genesys's SDK for the command `GuestSession.get`. */
  provideGuest(guest: { guestId: string; token: string }): void;
  /** Replaces the customer attributes that go with the visitor's next message. */
  setAttributes(attributes: Record<string, unknown>): Promise<void>;
  open(): Promise<void>;
  close(): Promise<void>;
}

/** Hears events of Genesys's SDK by their names (genesys.md 3.3), with their `data` as Genesys sends it. */
export type MessengerListeners = Record<string, (data: unknown) => void>;

/** What a plugin is given (genesys.md 3.1). */
interface Plugin {
  registerCommand(name: string, answer: (command: { resolve(value: unknown): void }) => void): void;
  ready(): void;
}

type Genesys = ((action: string, ...rest: unknown[]) => void) & {
  q?: IArguments[];
  t?: number;
  c?: { environment: string; deploymentId: string };
};

declare global {
  interface Window {
    _genesysJs?: string;
    Genesys?: Genesys;
    trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createScriptURL(url: string): string },
      ): { createScriptURL(url: string): string };
    };
  }
}

/** In ms. Genesys's own scripts come over the visitor's network; its commands answer at once or, as documented, never. */
const SCRIPT_DEADLINE = 15_000;
const READY_DEADLINE = 15_000;
const COMMAND_DEADLINE = 10_000;

export function createMessenger(nonce: string | undefined, listeners: MessengerListeners): Messenger {
  let script: Promise<void> | undefined;
  let ready: Promise<void> | undefined;
  let guest: { guestId: string; token: string } | undefined;

  async function mount(settings: MessengerSettings): Promise<void> {
    ready ??= prepareQueue(settings);
    // A failed download is forgotten, so that the next call tries again.
    script ??= addScript(settings.scriptUrl, nonce).catch((error) => {
      script = undefined;
      throw error;
    });
    await script;
    await withDeadline(Promise.race([ready, refusal()]), READY_DEADLINE, 'Starting Genesys Messenger');
  }

  /** Commands and subscriptions made before the script arrives wait in the queue, as with Genesys's own snippet. */
  function prepareQueue({ environment, deploymentId }: MessengerSettings): Promise<void> {
    window._genesysJs ??= 'Genesys';
    window.Genesys ??= stub();
    window.Genesys.t ??= Date.now();
    window.Genesys.c ??= { environment, deploymentId };
    for (const event in listeners) subscribe(event, (data) => listeners[event]?.(data));
    return new Promise((resolve) => subscribe('Messenger.ready', () => resolve()));
  }

  function provideGuest(next: { guestId: string; token: string }): void {
    const first = !guest;
    guest = next;
    if (!first) return;
    window.Genesys?.('registerPlugin', 'GuestSession', (plugin: Plugin) => {
      plugin.registerCommand('get', (command) => command.resolve(guest));
      plugin.ready();
    });
  }

  return {
    mount,
    provideGuest,
    setAttributes: (customAttributes) => command('Database.set', { messaging: { customAttributes } }),
    open: () => command('Messenger.open'),
    close: () => command('Messenger.close'),
  };
}

/**
 * Two ends of the start at which Genesys never drains its queue (genesys.md 2.3): the page's domain is not on the
 * deployment's list, or the deployment is not active. So this subscribes to the script itself, not to the queue.
 */
function refusal(): Promise<never> {
  return new Promise((_, reject) => {
    subscribe('GenesysJS.domainNotAllowed', () => {
      const detail = `Add ${location.hostname} to the allowed domains of the Messenger deployment in Genesys Cloud`;
      reject(new ChatProblem('domain-not-allowed', detail));
    });
    subscribe('GenesysJS.configurationReceived', (data) => {
      const { deploymentConfig } = data as { deploymentConfig?: { status?: string } };
      if (deploymentConfig?.status === 'Active') return;
      reject(new ChatProblem('deployment-inactive', 'Activate the Messenger deployment in Genesys Cloud'));
    });
  });
}

/** As Genesys's own snippet defines it (genesys.md 2.3, CONFIRMED): keeps the `arguments` objects. */
function stub(): Genesys {
  const genesys: Genesys = function () {
    genesys.q ??= [];
    // biome-ignore lint/complexity/noArguments: the queue holds `arguments` objects
    genesys.q.push(arguments);
  };
  return genesys;
}

/** The script replaces `window.Genesys`, so it is looked up at every call. */
function subscribe(event: string, listener: (data: unknown) => void): void {
  window.Genesys?.('subscribe', event, (envelope?: { data?: unknown }) => listener(envelope?.data ?? {}));
}

function command(name: string, options: object = {}): Promise<void> {
  const answer = new Promise<void>((resolve, reject) => {
    const refused = (reason: unknown) =>
      reject(new ChatProblem('timeout', `Genesys refused ${name}: ${reason}`));
    window.Genesys?.('command', name, options, () => resolve(), refused);
  });
  return withDeadline(answer, COMMAND_DEADLINE, name);
}

function addScript(url: string, nonce: string | undefined): Promise<void> {
  // The page has Genesys's own snippet, or this tag was removed and put back: a second script would start a second chat.
  if (document.querySelector('script[src*="genesys-bootstrap"]')) return Promise.resolve();
  const script = document.createElement('script');
  const arrival = new Promise<void>((resolve, reject) => {
    script.onload = () => resolve();
    script.onerror = () => {
      const code = navigator.onLine ? 'blocked' : 'offline';
      reject(
        new ChatProblem(
          code,
          `${url} could not be loaded: a blocker, the Content Security Policy or the network`,
        ),
      );
    };
  });
  script.async = true;
  script.charset = 'utf-8';
  if (nonce) script.nonce = nonce;
  script.src = trusted(url);
  document.head.append(script);
  return withDeadline(arrival, SCRIPT_DEADLINE, url).catch((error) => {
    script.remove();
    throw error;
  });
}

let policy: { createScriptURL(url: string): string } | undefined;

/** Pages that require Trusted Types take script addresses from a policy only. */
function trusted(url: string): string {
  try {
    policy ??= window.trustedTypes?.createPolicy('messenger-tag', { createScriptURL: (own) => own });
  } catch {
    throw new ChatProblem('blocked', 'Add messenger-tag to the trusted-types of the Content Security Policy');
  }
  return policy ? policy.createScriptURL(url) : url;
}
