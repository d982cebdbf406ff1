import { addScript, isScriptInPage } from './genesys-script.ts';
import type { Message } from './messages.ts';
import type { Answers, Plugin } from './parts.ts';
import { ChatProblem, within } from './problem.ts';
import type { MessengerSettings } from './settings.ts';

/** Hears events of Genesys's SDK by their names (genesys.md 3.3). */
export type MessengerListeners = Record<string, (data: EventData) => void>;

/** What of the events' data is read here (genesys.md 7.5); events without it have `{}`. */
interface EventData {
  /** Of sendingMessage. */
  readonly message?: Message;
  /** Of messagesReceived, and of restored: newest first. */
  readonly messages?: readonly Message[];
  /** Of configurationReceived. */
  readonly deploymentConfig?: { readonly status?: string };
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
  }
}

/** In ms. Genesys's own scripts come over the visitor's network; its commands answer at once or, as documented, never. */
const DEADLINE = 15_000;

/** Everything that touches `window.Genesys`. */
export class Messenger {
  readonly #nonce: string | undefined;
  readonly #signal: AbortSignal;
  readonly #listeners: MessengerListeners;
  #ready: Promise<unknown> | undefined;
  #hasTried = false;

  /** Nothing is heard after `signal`: Genesys's SDK outlives the chat, and has the next one's events too. */
  constructor(nonce: string | undefined, signal: AbortSignal, listeners: MessengerListeners) {
    this.#nonce = nonce;
    this.#signal = signal;
    this.#listeners = listeners;
    signal.addEventListener('abort', takeBackQueue);
  }

  /** Resolves when Genesys's Messenger is ready for commands. May be called again after it rejected. */
  async mount(settings: MessengerSettings): Promise<void> {
    this.#ready ??= this.#prepareQueue(settings);
    // What was in the page before the first try, and did not get there, is not waited for again.
    const isComing = isScriptInPage() && !(this.#hasTried && isQueue());
    // A browser joins a script to one before that hangs, but not under another address.
    const again = this.#hasTried ? `?${Date.now()}` : '';
    this.#hasTried = true;
    if (!isComing) await addScript(settings.scriptUrl + again, this.#nonce);
    await within(DEADLINE, Promise.race([this.#ready, refusal()]), 'Messenger.ready');
  }

  /** Resolves when Genesys tells of it; Genesys tells of some events again to those who come late (genesys.md 3.1). */
  heard(event: string): Promise<unknown> {
    return new Promise((resolve) => subscribe(event, resolve));
  }

  /** Runs a command of Genesys's SDK (genesys.md 3.2). Some never answer: then it rejects with a `timeout`. */
  command(name: string, options: object = {}): Promise<void> {
    const answer = new Promise<void>((resolve, reject) => {
      const refused = (reason: unknown) => reject(new ChatProblem('timeout', `${name}: ${reason}`));
      genesys('command', name, options, resolve, refused);
    });
    return within(DEADLINE, answer, name);
  }

  /** Hears an event of Genesys's SDK for as long as the chat is on the page, and also what Genesys tells of it again. */
  on(event: string, listener: (data: EventData) => void): void {
    subscribe(event, (data) => this.#signal.aborted || listener(data));
  }

  /** Answers commands of Genesys's SDK that begin with this name; the one before answers them no more. */
  register(name: string, answers: Answers): void {
    const isRegistered = name in answering;
    answering[name] = answers;
    if (isRegistered) return;
    try {
      genesys('registerPlugin', name, (plugin: Plugin) => {
        for (const command of Object.keys(answers))
          plugin.registerCommand(command, (asked) => answering[name]?.[command]?.(asked, plugin));
        plugin.ready();
      });
    } catch (error) {
      // Another build of ours was on this page before (`take-over.ts`), and nothing takes a plugin back (genesys.md 3.1).
      console.info(`messenger-tag: ${name} is answered by nobody on this page,`, error);
    }
  }

  /** Commands and subscriptions made before the script arrives wait in the queue, as with Genesys's own snippet. */
  #prepareQueue({ environment, deploymentId }: MessengerSettings): Promise<unknown> {
    // An element with such an id is a property of the window, too, but not the window's own.
    if (!Object.hasOwn(window, '_genesysJs')) window._genesysJs = 'Genesys';
    if (!Object.hasOwn(window, 'Genesys') || typeof window.Genesys !== 'function')
      window.Genesys = newQueue();
    window.Genesys.t ??= Date.now();
    window.Genesys.c ??= { environment, deploymentId };
    for (const [event, listener] of Object.entries(this.#listeners)) this.on(event, listener);
    return this.heard('Messenger.ready');
  }
}

/** By the chat that is on the page now: a plugin of Genesys's SDK outlives the chat that has registered it. */
const answering: Record<string, Answers> = {};

/** The script replaces `window.Genesys`, so it is looked up at every call. */
function genesys(...call: [action: string, ...rest: unknown[]]): void {
  window.Genesys?.(...call);
}

function subscribe(event: string, listener: (data: EventData) => void): void {
  genesys('subscribe', event, (envelope?: { data?: EventData }) => listener(envelope?.data ?? {}));
}

/** As Genesys's own snippet defines it (genesys.md 2.3, CONFIRMED): keeps the `arguments` objects. */
function newQueue(): Genesys {
  const queue: Genesys & { q: IArguments[] } = function () {
    // biome-ignore lint/complexity/noArguments: the queue holds `arguments` objects
    queue.q.push(arguments);
  };
  queue.q = [];
  return queue;
}

/** Whether the SDK has not come: the queue still stands for it. */
function isQueue(): boolean {
  return !!window.Genesys?.q;
}

/** Takes back a queue that the SDK has never read: it holds what we asked of it, and with that all of us. */
function takeBackQueue(): void {
  if (!isQueue() || isScriptInPage()) return;
  delete window.Genesys;
  delete window._genesysJs;
}

/**
 * Two ends of the start at which Genesys never drains its queue (genesys.md 2.3): the page's domain is not on the
 * deployment's list, or the deployment is not active. So this subscribes to the script itself, not to the queue.
 */
function refusal(): Promise<never> {
  return new Promise((_, reject) => {
    subscribe('GenesysJS.domainNotAllowed', () => {
      const { hostname } = new URL(self.origin);
      reject(
        new ChatProblem('domain-not-allowed', `Genesys: add ${hostname} to the deployment's allowed domains`),
      );
    });
    subscribe('GenesysJS.configurationReceived', ({ deploymentConfig }) => {
      if (deploymentConfig?.status !== 'Active')
        reject(new ChatProblem('deployment-inactive', 'Genesys: activate the deployment'));
    });
  });
}
