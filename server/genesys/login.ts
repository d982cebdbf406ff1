/** One OAuth login, as Genesys granted it. */
export interface Login {
  readonly accessToken: string;
  /** Time of its end, in ms since the epoch. */
  readonly expiresAt: number;
}

/** The login that every call shares. */
export interface SharedLogin {
  /** The current login; logs in first when there is none. Rejects with what `logIn` rejects with. */
  get(): Promise<Login>;
  /** Genesys no longer takes this login: the next `get` makes another. Does nothing when that has already happened. */
  forget(login: Login): void;
}

/**
 * Keeps one login for everybody: however many ask at once, Genesys sees one request. It is renewed in the background
 * when four fifths of its life are over, while the old one is still handed out.
 */
export function shareLogin(
  logIn: () => Promise<Login>,
  { onRenewalFailure, now = Date.now }: { onRenewalFailure: (error: unknown) => void; now?: () => number },
): SharedLogin {
  let current: Login | undefined;
  let renewAt = 0;
  let pending: Promise<Login> | undefined;

  const renew = () => {
    pending ??= logIn()
      .then((login) => {
        const lifeMs = login.expiresAt - now();
        renewAt = now() + lifeMs * RENEWED_AFTER;
        current = login;
        return login;
      })
      .finally(() => {
        pending = undefined;
      });
    return pending;
  };

  const renewInBackground = () => {
    if (pending !== undefined) return;
    renewAt = now() + RENEWAL_PAUSE_MS;
    renew().catch(onRenewalFailure);
  };

  return {
    async get() {
      if (current === undefined || now() >= current.expiresAt - SAFETY_MS) return renew();
      const login = current;
      if (now() >= renewAt) renewInBackground();
      return login;
    },

    forget(login) {
      if (current === login) current = undefined;
    },
  };
}

const RENEWED_AFTER = 0.8;
/** A renewal that failed is not tried again by the very next visitor. */
const RENEWAL_PAUSE_MS = 5_000;
/** A login this near its end may be over when the request arrives. */
const SAFETY_MS = 1_000;
