import { chatProblem, withDeadline } from './problem.ts';
import type { MessengerSettings } from './settings.ts';

/** Everything that touches `window.Genesys`. */
export interface Messenger {
  /** Resolves when Genesys's Messenger is ready for commands. May be called again after it rejected. */
  mount(settings: MessengerSettings): Promise<void>;
  /** Runs a command of Genesys's SDK (genesys.md 3.2). Some never answer: then it rejects with a `timeout`. */
  command(name: string, options?: object): Promise<void>;
  /** Adds a plugin to Genesys's SDK (genesys.md 3.1). */
  register(name: string, begin: (plugin: Plugin) => void): void;
}

/** What a plugin is given (genesys.md 3.1). */
export interface Plugin {
  registerCommand(name: string, answer: (command: { resolve(value: unknown): void }) => void): void;
  ready(): void;
}

/** Hears events of Genesys's SDK by their names (genesys.md 3.3), with their `data` as Genesys sends it. */
export type MessengerListeners = Record<string, (data: unknown) => void>;

type Genesys = ((action: string, ...rest: unknown[]) => void) & {
  q?: IArguments[];
  t?: number;
  c?: { environment: string; deploymentId: string };
};

interface ScriptPolicy {
  createScriptURL(url: string): string;
}

declare global {
  interface Window {
    trustedTypes?: { createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy };
    _genesysJs?: string;
    Genesys?: Genesys;
  }
}

/** In ms. Genesys's own scripts come over the visitor's network; its commands answer at once or, as documented, never. */
const DEADLINE = 15_000;

/** Nothing is heard after `signal`: Genesys's SDK outlives the chat, and has the next one's events too. */
export function createMessenger(
  nonce: string | undefined,
  signal: AbortSignal,
  listeners: MessengerListeners,
): Messenger {
  let ready: Promise<void> | undefined;

  return {
    async mount(settings) {
      ready ??= prepareQueue(settings, signal, listeners);
      await addScript(settings.scriptUrl, nonce);
      await withDeadline(Promise.race([ready, refusal()]), DEADLINE, 'Messenger.ready');
    },

    command(name, options = {}) {
      const answer = new Promise<void>((resolve, reject) => {
        const refused = (reason: unknown) => reject(chatProblem('timeout', `${name}: ${reason}`));
        genesys('command', name, options, resolve, refused);
      });
      return withDeadline(answer, DEADLINE, name);
    },

    register: (name, begin) => genesys('registerPlugin', name, begin),
  };
}

/** The script replaces `window.Genesys`, so it is looked up at every call. */
function genesys(...call: [action: string, ...rest: unknown[]]): void {
  window.Genesys?.(...call);
}

function subscribe(event: string, listener: (data: unknown) => void): void {
  genesys('subscribe', event, (envelope?: { data?: unknown }) => listener(envelope?.data ?? {}));
}

/** Commands and subscriptions made before the script arrives wait in the queue, as with Genesys's own snippet. */
function prepareQueue(
  { environment, deploymentId }: MessengerSettings,
  signal: AbortSignal,
  listeners: MessengerListeners,
): Promise<void> {
  window._genesysJs ??= 'Genesys';
  window.Genesys ??= stub();
  window.Genesys.t ??= Date.now();
  window.Genesys.c ??= { environment, deploymentId };
  for (const event in listeners) subscribe(event, (data) => signal.aborted || listeners[event]?.(data));
  return new Promise((resolve) => subscribe('Messenger.ready', () => resolve()));
}

/** As Genesys's own snippet defines it (genesys.md 2.3, CONFIRMED): keeps the `arguments` objects. */
function stub(): Genesys {
  const queue: Genesys & { q: IArguments[] } = function () {
    // biome-ignore lint/complexity/noArguments: the queue holds `arguments` objects
    queue.q.push(arguments);
  };
  queue.q = [];
  return queue;
}

/**
 * Two ends of the start at which Genesys never drains its queue (genesys.md 2.3): the page's domain is not on the
 * deployment's list, or the deployment is not active. So this subscribes to the script itself, not to the queue.
 */
function refusal(): Promise<never> {
  return new Promise((_, reject) => {
    subscribe('GenesysJS.domainNotAllowed', () =>
      reject(chatProblem('domain-not-allowed', `Genesys: allow ${location.hostname}`)),
    );
    subscribe('GenesysJS.configurationReceived', (data) => {
      const { deploymentConfig } = data as { deploymentConfig?: { status?: string } };
      if (deploymentConfig?.status !== 'Active')
        reject(chatProblem('deployment-inactive', 'Genesys: activate the deployment'));
    });
  });
}

function addScript(url: string, nonce = ''): Promise<void> {
  // From an attempt before this one, a tag before this one, or Genesys's own snippet: twice, it would start two chats.
  if (document.querySelector('script[src*="genesys-bootstrap"]')) return Promise.resolve();
  const script = document.createElement('script');
  const arrival = new Promise<void>((resolve, reject) => {
    script.onload = () => resolve();
    script.onerror = () => reject(chatProblem('blocked', `Not loaded: ${url}`));
    script.nonce = nonce;
    script.charset = 'utf-8';
    script.src = trusted(url);
    document.head.append(script);
  });
  return withDeadline(arrival, DEADLINE, url).catch((error) => {
    script.remove();
    throw error;
  });
}

let policy: ScriptPolicy | undefined;

/**
 * Pages that require Trusted Types take script addresses from a policy only. Throws where the site's Content Security
 * Policy lists policies, and not `messenger-tag`. The browser keeps a policy for ever, and with a function of ours in it
 * all of us: `String` changes nothing either.
 */
function trusted(url: string): string {
  policy ??= window.trustedTypes?.createPolicy('messenger-tag', { createScriptURL: String });
  return policy?.createScriptURL(url) ?? url;
}
