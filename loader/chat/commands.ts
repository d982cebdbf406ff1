import type { Announce } from '../announce.ts';
import type { Status } from '../api.ts';
import type { Call } from '../page.ts';
import type { Attributes } from './attributes.ts';
import { bring } from './bring.ts';
import type { GenesysLauncher } from './genesys-launcher.ts';
import { type IdentityParts, signIn, signOut } from './identity.ts';
import type { Launcher } from './launcher.ts';
import type { Messenger } from './messenger.ts';
import type { Panel } from './panel.ts';
import type { Helped } from './parts.ts';
import type { ChatWindow } from './window.ts';

/** The chat, as the site's commands need it. */
interface Commanded extends IdentityParts, Pick<Helped, 'options' | 'mayMount'> {
  readonly announce: Announce;
  readonly window: ChatWindow;
  readonly attributes: Attributes;
  readonly messenger: Messenger;
  readonly isMounted: boolean;
  readonly status: Status;
  open(): Promise<void>;
  close(): Promise<void>;
  allow(): Promise<void>;
  stop(): Promise<void>;
  readonly launcher: Launcher;
  readonly genesysLauncher: GenesysLauncher;
  readonly panel: Panel;
}

/** Does what a command asks for, and answers with the status after it. Never rejects. */
export async function answer(chat: Commanded, { name, argument, listener, done }: Call): Promise<void> {
  const commands = commandsOf(chat);
  try {
    if (typeof name === 'string' && Object.hasOwn(commands, name)) await commands[name]?.(argument, listener);
  } catch (error) {
    chat.tell(error);
  }
  done(chat.status);
}

/** What each command of `window.MessengerTag` does, beside what stage one has done at once. */
function commandsOf(chat: Commanded): Record<string, (argument: unknown, listener: unknown) => unknown> {
  return {
    open(given, action) {
      const { message, dataset, hash }: Partial<HTMLAnchorElement & { message: unknown }> = Object(given);
      if (message || dataset?.messengerMessage || hash?.includes('?'))
        bring(chat, 'first-message', given, action);
      return chat.open();
    },
    close: () => chat.close(),
    toggle: () => (chat.window.isWanted ? chat.close() : chat.open()),
    show() {
      chat.launcher.show();
      return chat.genesysLauncher.wish('Launcher.show');
    },
    hide() {
      chat.panel.close();
      chat.launcher.hide();
      return chat.genesysLauncher.wish('Launcher.hide');
    },
    set(values) {
      chat.attributes.set(values);
      return chat.isMounted ? chat.sendAttributes() : undefined;
    },
    identify(userToken) {
      if (!userToken) return signOut(chat);
      return signIn(chat, typeof userToken === 'function' ? (userToken as () => string) : `${userToken}`);
    },
    logout: () => signOut(chat),
    consent: (granted) => (granted === true ? chat.allow() : chat.stop()),
    off: (event, listener) =>
      document.removeEventListener(`messenger-tag:${event}`, listener as EventListener),
    destroy: () => chat.stop(),
  };
}
