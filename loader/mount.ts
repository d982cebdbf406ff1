import type { MessengerTag, mount as Mount, MountOptions, Status } from './api.ts';
import { dispatchProblem } from './dispatch-problem.ts';
import { install } from './install.ts';
import type { FetchPart } from './page.ts';
import type { RawOptions } from './parse-options.ts';

/**
 * The npm entry; `api.ts` says what it promises. Its parts are of the same build as it is, and the site's bundler takes
 * them along: they and the companion's loader never meet, and cannot be of two versions.
 */
export const mount: typeof Mount = (options = {}) => {
  if (typeof window === 'undefined') return waiting;
  const { companion: address = '/', nonce = '', attributes, session, userToken: given, ...others } = options;
  const userToken = typeof given === 'function' ? given : undefined;
  const named = userToken ? others : { ...others, userToken: given };
  const companion = addressOf(address);
  if (window.MessengerTag?.version)
    dispatchProblem({ code: 'already-installed', retryable: false, detail: companion });
  else {
    install({ raw: rawOptions(named), script: { nonce }, companion, session, userToken }, fetchPart);
    if (attributes) window.MessengerTag?.('set', attributes);
  }
  return window.MessengerTag ?? waiting;
};

/** Where there is no page. */
const waiting: MessengerTag = async (): Promise<Status> => ({ state: 'waiting' });

/** Names in imports are for the site's bundler, which cannot follow one that is put together at run time. */
const parts: Record<string, () => Promise<unknown>> = {
  chat: () => import('./chat/chat.ts'),
  early: () => import('./early.ts'),
  looks: () => import('./looks.ts'),
  invite: () => import('./invite.ts'),
  capture: () => import('./capture.ts'),
  'first-message': () => import('./chat/first-message.ts'),
  attention: () => import('./chat/attention.ts'),
  auth: () => import('./chat/auth.ts'),
  regions: () => import('./chat/regions.ts'),
  availability: () => import('./chat/availability.ts'),
  consent: () => import('./chat/consent.ts'),
  platforms: () => import('./consent-platforms.ts'),
  proof: () => import('./chat/proof.ts'),
  advice: () => import('./chat/advice.ts'),
  'page-doctor': () => import('./chat/page-doctor.ts'),
  ...Object.fromEntries(
    Object.entries(import.meta.glob(['./chat/texts/*.ts', '!**/en.ts'])).map(([path, fetch]) => [
      path.slice(-5, -3),
      fetch,
    ]),
  ),
};

/**
 * A part that failed is asked for again as the bundler and the browser see fit. The version in its name is for companions:
 * all of this is of one build.
 */
const fetchPart: FetchPart = async <Part>(name: string) =>
  (await parts[name.replace(/\..*/, '')]?.()) as Part;

/** Always a folder, so that the companion's other addresses are below it. What is no address is told and left out. */
function addressOf(companion: unknown): string {
  try {
    return new URL(`${companion}`.replace(/\/?$/, '/'), pageAddress()).href;
  } catch {
    dispatchProblem({ code: 'bad-config', retryable: false, detail: 'The option companion is no address' });
    return new URL('/', pageAddress()).href;
  }
}

/** A frame with `srcdoc` has no address of its own, but an origin. */
function pageAddress(): string {
  return location.href.startsWith('http') ? location.href : self.origin;
}

/** As they would stand in a tag: texts, and `true` is an attribute without a value. */
function rawOptions(named: Omit<MountOptions, 'companion' | 'nonce' | 'attributes' | 'session'>): RawOptions {
  const given = Object.entries(named).filter(
    ([, value]) => value !== undefined && value !== null && value !== false,
  );
  const texts = given.map(([name, value]) => [name, value === true ? '' : textOf(value)]);
  return Object.fromEntries(texts);
}

/** Some objects throw when they are to be a text. They are a bad value of every option, as any object is. */
function textOf(value: unknown): string {
  return typeof value === 'object' ? '[object]' : String(value);
}
