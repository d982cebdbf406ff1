import type { Problem } from '../events.ts';
import { chatOptions, parseOptions } from '../options.ts';
import type { Call, Page, State, Status } from '../stages.ts';
import { customAttributes, unknownNames } from './attributes.ts';
import { createEmit } from './emit.ts';
import { type GuestSession, getGuestSession } from './guest-session.ts';
import { createMessenger } from './messenger.ts';
import { createPanel } from './panel.tsx';
import { ChatProblem } from './problem.ts';
import { type MessengerSettings, messengerSettings } from './settings.ts';
import { textsFor } from './texts.ts';

/**
 * Stage two: joins a guest session and Messenger. Starting, stopping and starting again in any order ends where the
 * last call asked to be, because every command only says what is `wanted` and one path brings Messenger there.
 */
export function startChat(page: Page): void {
  const { pairs, button } = page;
  const warn = (text: string) => console.warn('messenger-tag:', text);
  const options = parseOptions(chatOptions, pairs, warn);
  const { fallbackUrl, label } = page.options;
  const language = textsFor(options.locale || document.documentElement.lang || navigator.language);
  const emit = createEmit(options.analytics);
  const messenger = createMessenger(page.nonce, {
    'Messenger.opened': () => {
      unread = 0;
      wanted = 'open';
      enter('open');
    },
    'Messenger.closed': () => {
      wanted = 'closed';
      enter('ready');
    },
    'MessagingService.started': () => emit('conversation_started'),
    'MessagingService.sendingMessage': () => emit('message_sent'),
    'MessagingService.messagesReceived': () => {
      if (state !== 'open') unread++;
      emit('message_received', { unread });
    },
    'MessagingService.conversationDisconnected': () => emit('conversation_ended'),
    'MessagingService.conversationCleared': () => sendAttributes(),
    'GenesysJS.configurationReceived': giveWay,
  });
  const panel = createPanel(page.root, language, {
    fallbackUrl,
    retry: () => want('open'),
    close: () => want('closed'),
  });

  let state: State = 'waiting';
  let wanted: 'open' | 'closed' = 'closed';
  let problem: Problem | undefined;
  let guest: GuestSession | undefined;
  let settings: MessengerSettings | undefined;
  let attributes: Record<string, unknown> = customAttributes(pairs);
  let mounting: Promise<void> | undefined;
  let moving: Promise<void> | undefined;
  let unread = 0;

  const commands: Record<string, (argument: unknown) => unknown> = {
    open: () => want('open'),
    close: () => want('closed'),
    toggle: () => want(state === 'open' ? 'closed' : 'open'),
    prepare: () => mount().catch(fail),
    set: (values) => setAttributes(values),
    destroy: () => want('closed'),
  };
  for (const name of unknownNames(pairs, { ...page.options, ...options })) warn(`there is no option ${name}`);
  if (label === 'Chat') {
    language.then(({ title }) => {
      button.ariaLabel = title;
    });
  }
  takeOver();

  function takeOver(): void {
    const waiting = page.calls as Call[];
    page.calls = { push: (call) => void answer(call) };
    for (const call of waiting) answer(call);
  }

  async function answer([name, argument, done]: Call): Promise<void> {
    if (Object.hasOwn(commands, name)) await commands[name]?.(argument);
    done(status());
  }

  function want(next: typeof wanted): Promise<void> {
    wanted = next;
    if (wanted === 'closed') panel.show({ kind: 'nothing' });
    if (wanted === 'closed' && state !== 'open') return moving ?? Promise.resolve();
    moving ??= move()
      .catch(fail)
      .finally(() => {
        moving = undefined;
      });
    return moving;
  }

  /** Brings Messenger to what is wanted, also when that changes on the way. */
  async function move(): Promise<void> {
    if (wanted === 'open' && state !== 'open') panel.show({ kind: 'opening' });
    await mount();
    while ((wanted === 'open') !== (state === 'open')) {
      const opens = wanted === 'open';
      // Genesys refuses to open an open window; and where its answer never comes, its event has told already.
      await (opens ? messenger.open() : messenger.close()).catch((error) => {
        if (opens !== (state === 'open')) throw error;
      });
      enter(opens ? 'open' : 'ready');
    }
  }

  function mount(): Promise<void> {
    mounting ??= mountMessenger().catch((error) => {
      mounting = undefined;
      throw error;
    });
    return mounting;
  }

  async function mountMessenger(): Promise<void> {
    enter('starting');
    problem = undefined;
    settings = await messengerSettings(options, page.companion);
    const arrival = getGuest();
    if (settings) await Promise.all([arrival, messenger.mount(settings)]);
    else {
      settings = await messengerSettings(options, await arrival);
      if (!settings)
        throw (
          problem ??
          new ChatProblem('bad-config', 'Neither the tag nor the companion names deployment and region')
        );
      await messenger.mount(settings);
    }
    if (guest) messenger.provideGuest({ guestId: guest.guestId, token: guest.token });
    await sendAttributes();
    enter('ready');
    emit('ready');
  }

  /** A companion that does not answer costs the visitor's details, never the chat. One that refuses has a reason. */
  async function getGuest(): Promise<GuestSession | undefined> {
    if (options.tokenEndpoint === 'none') return undefined;
    const endpoint = new URL(options.tokenEndpoint, page.base).href;
    try {
      guest = await getGuestSession(endpoint, settings?.deploymentId ?? '');
    } catch (error) {
      if ((error as ChatProblem).code === 'token-refused') throw error;
      tell(error);
      if (wanted === 'open') panel.show({ kind: 'opening-unknown' });
    }
    return guest;
  }

  function setAttributes(values: unknown): Promise<void> | undefined {
    if (typeof values !== 'object' || !values) return warn('set takes an object of attributes') as undefined;
    attributes = { ...attributes, ...values };
    return state === 'ready' || state === 'open' ? sendAttributes() : undefined;
  }

  /** They go with the visitor's next message (genesys.md 3.7), so a failure here must not keep the window shut. */
  function sendAttributes(): Promise<void> {
    const { guestId, context } = guest ?? {};
    return messenger.setAttributes({ ...attributes, ...(guest && { guestId, context }) }).catch(tell);
  }

  /** Where Genesys shows its own launcher, two buttons would lie on each other. */
  function giveWay(data: unknown): void {
    const { deploymentConfig } = data as {
      deploymentConfig?: { messenger?: { launcherButton?: { visibility?: string } } };
    };
    if (deploymentConfig?.messenger?.launcherButton?.visibility === 'On') button.remove();
  }

  function enter(next: State): void {
    if (next === state) return;
    if (next === 'open') emit('opened');
    if (state === 'open') emit('closed');
    state = next;
    button.ariaBusy = `${state === 'starting'}`;
    button.hidden = state === 'open';
    if (state === 'open') panel.show({ kind: 'nothing' });
  }

  function tell(error: unknown): void {
    const { code, retryable, detail } =
      error instanceof ChatProblem ? error : new ChatProblem('bad-config', `Unexpected: ${error}`);
    problem = { code, retryable, detail };
    emit('problem', problem);
  }

  function fail(error: unknown): void {
    tell(error);
    enter('failed');
    if (wanted === 'open' && problem) panel.show({ kind: 'failed', problem });
    wanted = 'closed';
  }

  function status(): Status {
    const { deploymentId, region } = settings ?? {};
    return { state, guestId: guest?.guestId, deploymentId, region, problem };
  }
}
