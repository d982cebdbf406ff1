import type { MessengerTag, mount as Mount, MountOptions, Status } from './api.ts';
import { install } from './install.ts';
import type { RawOptions } from './tag.ts';
import { tell } from './tell.ts';

/**
 * The npm entry; `api.ts` says what it promises. Its parts are of the same build as it is, and the site's bundler takes
 * them along: they and the companion's loader never meet, and cannot be of two versions.
 */
export const mount: typeof Mount = (options = {}) => {
  if (typeof window === 'undefined') return waiting;
  const { companion: address = '/', nonce, attributes, session, ...named } = options;
  const url = addressOf(address);
  if (window.MessengerTag?.version) tell({ code: 'already-installed', retryable: false, detail: url });
  else {
    const script = nonce ? { nonce } : null;
    // What the session says of its deployment is what the companion would say of it.
    const companion = Object(session);
    // Unlike the companion's, a bundler's import cannot count attempts: a part that failed is asked for again as the
    // bundler and the browser see fit.
    install({ options: rawOptions(named), companion, url, session, script }, (name) =>
      name === 'chat' ? import('./chat/chat.ts') : import('./rules.ts'),
    );
    if (attributes) window.MessengerTag?.('set', attributes);
  }
  return window.MessengerTag ?? waiting;
};

/** Where there is no page. */
const waiting: MessengerTag = async (): Promise<Status> => ({ state: 'waiting' });

/** Always a folder, so that the companion's other addresses are below it. What is no address is told and left out. */
function addressOf(companion: string): string {
  try {
    return new URL(`${companion}`.replace(/\/?$/, '/'), location.href).href;
  } catch {
    tell({ code: 'bad-config', retryable: false, detail: 'The option companion is no address' });
    return new URL('/', location.href).href;
  }
}

/** As they would stand in a tag: texts, and `true` is an attribute without a value. What is no value is bad as any other. */
function rawOptions(named: Omit<MountOptions, 'companion' | 'nonce' | 'attributes' | 'session'>): RawOptions {
  const given = Object.entries(named).filter(
    ([, value]) => value !== undefined && value !== null && value !== false,
  );
  return Object.fromEntries(given.map(([name, value]) => [name, value === true ? '' : textOf(value)]));
}

/** Some objects throw when they are to be a text. */
function textOf(value: unknown): string {
  return typeof value === 'object' ? 'object' : String(value);
}
