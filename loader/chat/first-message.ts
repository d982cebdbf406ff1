import type { Helped } from './parts.ts';

/** Of a visitor's text, in bytes of UTF-8; Genesys refuses more with 4011 (genesys.md 4.6, CONFIRMED-2). */
const MAX_BYTES = 4096;

/** In ms. MessagingService comes with the window, over the visitor's network (genesys.md 3.3). */
const DEADLINE = 15_000;

/** In ms: a session that Messenger has kept is told of as soon as MessagingService is there (genesys.md 3.3, CONFIRMED-2). */
const RESTORING_SOON = 300;

/**
 * Says in the visitor's name what the command `open` was given: `{ message }`, or the element that they clicked. Once, when
 * the window is open, and only where it was an action of theirs; not if they close the window before, or somebody else is the
 * visitor by then. No event of ours has the words.
 */
export async function begin(chat: Helped, given: unknown, action: unknown): Promise<void> {
  const words = wordsOf(given);
  if (words === '') return;
  const refusal = refusalOf(words, action);
  if (refusal) return tellPage(chat, 'bad-config', refusal);
  const { visitor } = chat.lifecycle;
  // Each time this file is fetched it is another module, so nothing is remembered in here.
  visitor.said ??= new Set();
  const { said } = visitor;
  if (said.has(words)) return;
  said.add(words);
  try {
    const moment = await momentFor(chat);
    if (moment === 'now') await send(chat, words);
    else said.delete(words);
    if (moment === 'late') tellPage(chat, 'timeout', `Genesys was not ready for it in ${DEADLINE} ms`);
  } catch (error) {
    said.delete(words);
    chat.tell(error);
  }
}

/** What the page hands over may be anything; without words it only opens the chat. */
export function wordsOf(given: unknown): string {
  try {
    const { message, dataset, hash }: Partial<HTMLAnchorElement & { message: unknown }> = Object(given);
    const inElement = dataset?.messengerMessage ?? messageIn(hash ?? '');
    const words: unknown = given instanceof Element ? inElement : message;
    return typeof words === 'string' ? words.trim() : '';
  } catch {
    // A getter of the page's threw.
    return '';
  }
}

/** `#messenger?message=…`, as a form would write it. */
export function messageIn(hash: string): string {
  const [name, query] = hash.split(/\?(.*)/s);
  return (name === '#messenger' && new URLSearchParams(query).get('message')) || '';
}

function refusalOf(words: string, action: unknown): string | undefined {
  const { length } = new TextEncoder().encode(words);
  if (length > MAX_BYTES) return `it has ${length} bytes, and Genesys takes ${MAX_BYTES}`;
  return isByVisitor(action) ? undefined : 'it takes a click or a key of the visitor, and this was none';
}

/**
 * A click of the visitor's own is one that the browser made. A command of the site's code is theirs for as long as the browser
 * calls them active; a browser that cannot say so sends no message of a command.
 */
function isByVisitor(action: unknown): boolean {
  const activation: UserActivation | undefined = navigator.userActivation;
  return (action instanceof Event && action.isTrusted) || activation?.isActive === true;
}

/** Resolves when it can be sent; `late` where Genesys is not there for it, `never` where nobody means it any more. */
async function momentFor({ page, lifecycle, window, messenger }: Helped): Promise<'now' | 'late' | 'never'> {
  const { visitor } = lifecycle;
  const { closings } = window;
  const isSame = () => lifecycle.visitor === visitor && window.closings === closings;
  const isMeant = () => isSame() && window.isWanted && !page.signal.aborted;
  if (!window.isOpen) await opened(page.signal);
  if (!isMeant()) return 'never';
  if (!(await within(DEADLINE, messenger.heard('MessagingService.ready')))) return 'late';
  // Whether the session that Messenger has kept has ended is not known before it is restored.
  const isRestoring = await within(RESTORING_SOON, messenger.heard('MessagingService.restoring'));
  if (isRestoring && !(await within(DEADLINE, messenger.heard('MessagingService.restored')))) return 'late';
  return isMeant() ? 'now' : 'never';
}

/**
 * A conversation that has ended, and can only be read, refuses; a new one takes its place where the deployment allows that.
 * Refused also while the visitor is being signed in (genesys.md 7.4, CONFIRMED-2): it is said once that is over.
 */
async function send({ messenger }: Helped, message: string): Promise<void> {
  const command = () => messenger.command('MessagingService.sendMessage', { message });
  const ends = ['authenticated', 'authError', 'authProviderError'].map((event) =>
    messenger.heard(`Auth.${event}`),
  );
  try {
    await command();
  } catch (error) {
    if (/while authenticating/.test(String(error))) await within(DEADLINE, Promise.race(ends));
    else if (/session has ended/.test(String(error)))
      await messenger.command('MessagingService.resetConversation');
    else throw error;
    await command();
  }
}

function opened(signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve) => {
    document.addEventListener('messenger-tag:opened', resolve, { once: true, signal });
  });
}

/** Whether it has come by then. */
function within(ms: number, event: Promise<unknown>): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, ms, false));
  return Promise.race([event.then(() => true), late]);
}

function tellPage({ announce }: Helped, code: 'bad-config' | 'timeout', why: string): void {
  const detail = `The message of open was not sent: ${why}`;
  announce('problem', { code, retryable: code === 'timeout', detail });
}
