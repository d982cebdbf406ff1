import type { Chat } from './chat-part.ts';
import type { GuestSession } from './guest-wire.ts';
import type { Messenger } from './messenger.ts';

/** Part of what is left of a session's life after which it is renewed. The companion renews from half of the whole on. */
const RENEWED_AT = 0.8;
/** In ms. Also where this machine's clock is wrong, the companion is not asked more often. */
const LEAST_WAIT = 60_000;
/** In ms: no browser's timer is longer. */
const MOST_WAIT = 2 ** 31 - 1;

/**
 * Keeps the guest: hands it to whoever asks Genesys's SDK for the command `GuestSession.get`, and renews the session
 * for as long as the page is in use. Of several tabs one asks the companion; the others see by its mark in the storage
 * that it has been done. Guest and token stay the same, so that is all they need.
 */
export function keepGuest({ page, key, messenger, recall, remember, now, renew, tell }: Chat): void {
  const { signal } = page;
  const mark = `${key}:expires`;
  let session = now().guest;
  let expires = 0;
  let due = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  if (signal.aborted) return;
  tellSdk(messenger, () => (signal.aborted ? undefined : now().guest));
  lives(Date.parse(session?.expiresAt ?? ''));
  // A page in the background is not in use; one that comes back, also from the back/forward cache, may be late.
  for (const event of ['visibilitychange', 'pageshow']) addEventListener(event, wait, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));

  function lives(until: number): void {
    expires = until;
    due = Date.now() + Math.max((until - Date.now()) * RENEWED_AT, LEAST_WAIT);
    wait();
  }

  function wait(): void {
    clearTimeout(timer);
    if (!signal.aborted && !document.hidden)
      timer = setTimeout(keepAlive, Math.min(Math.max(due - Date.now(), 0), MOST_WAIT));
  }

  async function keepAlive(): Promise<void> {
    if (Date.now() < due) return wait();
    try {
      await (navigator.locks ? navigator.locks.request(mark, renewOnce) : renewOnce());
    } catch (error) {
      tell(error);
    }
    lives(expires);
  }

  async function renewOnce(): Promise<void> {
    const elsewhere = Number(recall(mark) ?? 0);
    if (elsewhere > expires) expires = elsewhere;
    else {
      await renew();
      session = now().guest;
      expires = Date.parse(session?.expiresAt ?? '');
      remember(mark, `${expires}`);
    }
  }
}

/** Of the chat that is on the page now: a plugin of Genesys's SDK outlives the chat that has registered it. */
let guestNow: (() => GuestSession | undefined) | undefined;

function tellSdk(messenger: Messenger, guest: () => GuestSession | undefined): void {
  const isRegistered = guestNow !== undefined;
  guestNow = guest;
  // Twice would be an error: "Name is already taken" (genesys.md 3.1).
  if (isRegistered) return;
  messenger.register('GuestSession', (plugin) => {
    plugin.registerCommand('get', (command) => {
      const { guestId, token } = guestNow?.() ?? {};
      command.resolve({ guestId, token });
    });
    plugin.ready();
  });
}
