import type { State } from '../api.ts';
import { type Problem, passing } from '../events.ts';
import type { Call, Page } from '../stages.ts';
import type { Chat, ChatPart } from './chat-part.ts';
import { createEmit } from './emit.ts';
import { getGuestSession } from './guest-session.ts';
import type { GuestSession } from './guest-wire.ts';
import { createMessenger } from './messenger.ts';
import { createPanel } from './panel.ts';
import { type ChatProblem, chatProblem } from './problem.ts';
import { type MessengerSettings, messengerSettings } from './settings.ts';
import { recall, remember } from './storage.ts';
import { textsFor } from './texts.ts';

/**
 * Stage two: joins a guest session and Messenger. Starting, stopping and starting again in any order ends where the
 * last call asked to be, because every command only says what is `wanted` and one path brings Messenger there.
 */
export function start(page: Page): void {
  const { options, button, host, signal, companion, url } = page;
  const { label, load, tokenEndpoint = 'api/guest-token' } = options;
  const deploymentId = /^[\da-f-]{36}$/i.test(options.deploymentId)
    ? options.deploymentId
    : companion.deploymentId;
  const key = `messenger-tag:${deploymentId}`;
  const base = new URL('.', url).href.replace(/loader\/[^/]+\/$/, '');
  const texts = textsFor([options.locale, document.documentElement.lang, ...navigator.languages]);
  const emit = createEmit(options.analytics, signal);
  const panel = createPanel(page.root);
  const messenger = createMessenger(page.script?.nonce, signal, {
    'Messenger.opened': () => {
      wanted = true;
      enter('open');
    },
    'Messenger.closed': () => {
      wanted = false;
      enter('ready');
      if (/BODY|IFRAME/.test(document.activeElement?.tagName)) button.focus();
    },
    // Genesys's own button is there: two would lie on each other.
    'Launcher.visible': () => button.remove(),
    'MessagingService.started': () => emit('conversation_started'),
    'MessagingService.sendingMessage': () => emit('message_sent'),
    'MessagingService.messagesReceived': () => {
      if (state !== 'open') count(unread + 1);
      emit('message_received', { unread });
    },
    'MessagingService.conversationDisconnected': () => emit('conversation_ended'),
    'MessagingService.conversationCleared': () => sendAttributes(),
  });
  const sets: unknown[] = [];
  const commands: Record<string, ((argument: unknown, listener: EventListener) => unknown) | null> = {
    __proto__: null,
    open: () => want(true),
    close: () => want(false),
    toggle: () => want(!wanted),
    destroy: () => want(false),
    off: (event, listener) => document.removeEventListener(`messenger-tag:${event}`, Object(listener)),
    async set(values) {
      sets.push(values);
      if (/ready|open/.test(state)) await sendAttributes();
    },
    identify: (userToken) => identify(`${userToken}`),
    logout: () => identify(''),
    consent(granted) {
      agreed = !!granted;
      lookAhead();
      return want(agreed && wanted);
    },
  };
  const chat: Chat = {
    page,
    key,
    endpoint: new URL(tokenEndpoint, base).href,
    messenger,
    texts,
    emit,
    panel,
    want,
    prepare: () => mount().catch(fail),
    recall,
    remember,
    now: () => ({ state, problem, guest, unread }),
    renew: () => getGuest().then(sendAttributes),
    tell,
  };

  const inPage = document.querySelector('script[data-messenger-session]');
  inPage?.remove();
  /** The guest that the site's server has fetched ahead, as it came; good for the first time alone. */
  let ahead: unknown = page.session ?? inPage?.textContent;
  let state: State = 'waiting';
  let wanted = false;
  let agreed = !/required|tcf|gcm/.test(options.consent);
  let problem: Problem | undefined;
  let guest: GuestSession | undefined;
  let settings: MessengerSettings | undefined;
  let mounting: Promise<void> | undefined;
  let moving: Promise<void> | undefined;
  let unread = 0;

  const waiting = page.calls as Call[];
  page.calls = { push: answer };
  for (const call of waiting) answer(call);
  host.onkeydown = ({ key }) => {
    if (key === 'Escape') want(false).then(() => button.focus());
  };
  // Of a failure that the network has mended.
  addEventListener('online', () => state === 'failed' && want(wanted), { signal });
  texts.then(({ title }) => {
    button.ariaLabel = label || title;
  });
  if (Object.keys(options)[0] || /messenger-debug/.test(location.search)) use(import('./advice.ts'));
  lookAhead();

  /** For what is to be there unasked: Messenger by the option `load`, or with a conversation that goes on. */
  function lookAhead(): void {
    if (agreed && (load || recall(`_${deploymentId}:gcmcsessionActive`))) use(import('./ahead.ts'));
  }

  /** Fetches what few visits need, and lets it go to work. */
  function use(part: Promise<ChatPart>): Promise<void> {
    return part.then(({ start }) => start(chat)).catch(tell);
  }

  async function answer([name, argument, done, listener]: Call): Promise<void> {
    try {
      await commands[name]?.(argument, listener as EventListener);
    } catch (error) {
      tell(error);
    }
    done?.({ state, guestId: guest?.guestId, deploymentId, region: settings?.region, problem });
  }

  async function want(open: boolean): Promise<void> {
    wanted = open;
    if (!open) panel();
    if (open && !agreed) return use(import('./consent.ts'));
    if (open || state === 'open')
      moving ??= move()
        .catch(fail)
        .finally(() => {
          moving = undefined;
        });
    return moving;
  }

  /** Brings Messenger to what is wanted, also when that changes on the way. */
  async function move(): Promise<void> {
    if (state !== 'open') say('opening');
    await mount();
    while (wanted !== (state === 'open')) {
      const opens = wanted;
      // Genesys refuses to open an open window; and where its answer never comes, its event has told already.
      await messenger.command(opens ? 'Messenger.open' : 'Messenger.close').catch((error) => {
        if (opens !== (state === 'open')) throw error;
      });
      enter(opens ? 'open' : 'ready');
    }
  }

  function mount(): Promise<void> {
    mounting ??= mountMessenger();
    return mounting;
  }

  async function mountMessenger(): Promise<void> {
    enter('starting');
    problem = undefined;
    settings = await messengerSettings(options, companion, deploymentId);
    const arrival = getGuest();
    settings ??= await messengerSettings(options, (await arrival) ?? {}, deploymentId);
    if (!settings) throw problem ?? chatProblem('bad-config', 'Name deployment and region');
    signal.throwIfAborted();
    await Promise.all([arrival, messenger.mount(settings)]);
    await sendAttributes();
    enter('ready');
    emit('ready');
    use(import('./running.ts'));
  }

  /** A companion that does not answer costs the visitor's details, never the chat. One that refuses has a reason. */
  async function getGuest(): Promise<GuestSession | undefined> {
    if (tokenEndpoint === 'none') return;
    try {
      const resume = recall(key);
      guest =
        (await takeAhead(resume)) ??
        (await getGuestSession(chat.endpoint, { deploymentId, resume, userToken: options.userToken }));
      remember(key, guest.resume ?? '');
    } catch (error) {
      if ((error as ChatProblem).problem === 'token-refused') throw error;
      // The chat may have failed meanwhile, of what the visitor has to be told instead.
      if (state !== 'failed') tell(error);
      if (wanted) use(import('./failure.ts'));
    }
    return guest;
  }

  /** A visitor who was here before stays who they are, so then it is not used. */
  async function takeAhead(resume: string | undefined): Promise<GuestSession | undefined> {
    const given = ahead;
    ahead = undefined;
    if (!given || resume) return;
    return (await import('./session-ahead.ts')).usable(given, deploymentId, settings);
  }

  /** Before the chat has begun there is nobody to be told; the tag's token, or none, is then this one. */
  async function identify(userToken: string): Promise<void> {
    options.userToken = userToken;
    ahead = undefined;
    if (guest || !userToken) await use(import('./sign-in.ts'));
  }

  /** They go with the visitor's next message (genesys.md 3.7), so a failure here must not keep the window shut. */
  async function sendAttributes(): Promise<void> {
    try {
      let customAttributes: object = guest ? { guestId: guest.guestId, context: guest.context } : {};
      if (sets[0] || /attribute/.test(Object.keys(options)))
        customAttributes = (await import('./attributes.ts')).fitting(options, sets, customAttributes, tell);
      await messenger.command('Database.set', { messaging: { customAttributes } });
    } catch (error) {
      tell(error);
    }
  }

  function enter(next: State): void {
    if (next === state) return;
    if (next === 'open') emit('opened');
    if (state === 'open') emit('closed');
    state = next;
    if (unread) count(0);
    button.hidden = state === 'open';
    button.ariaBusy = `${state === 'starting'}`;
    if (button.hidden) panel();
  }

  function count(messages: number): void {
    unread = messages;
    use(import('./unread.ts'));
  }

  function tell(error: unknown): void {
    const { problem: known = 'blocked', message } = error as ChatProblem;
    const code = navigator.onLine ? known : 'offline';
    problem = { code, retryable: (passing as readonly string[]).includes(code), detail: message };
    emit('problem', problem);
  }

  async function fail(error: unknown): Promise<void> {
    mounting = undefined;
    tell(error);
    enter('failed');
    if (wanted) return navigator.onLine ? use(import('./failure.ts')) : say('offline');
  }

  async function say(text: 'opening' | 'offline'): Promise<void> {
    const all = await texts;
    if (wanted) panel({ ...all, text: all[text] });
  }
}
