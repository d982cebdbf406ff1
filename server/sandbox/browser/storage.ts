/**
 * What Messenger keeps in the page's `localStorage`, so that a reload or another tab finds the conversation again. The
 * names but the last are documented (genesys.md 3.5, CONFIRMED-2), and so is the form of the first: JSON whose `value` is
 * the string "true"; all are written that way here. They are kept until they are removed: the documented lives (a year, a day)
 * are not played. Where the real Messenger keeps the visitor's token is not documented: `sandboxGuestToken` is ours.
 *
 * Real deployments may keep all this under Genesys's own origin instead (`sessionPersistenceType`); the sandbox plays the
 * older way, in the page's origin.
 */
const names = ['gcmcsessionActive', 'gcmcopn', 'actmu', 'gcatkn', 'gcartkn', 'sandboxGuestToken'] as const;
export type StoredName = (typeof names)[number];

/** Where a page refuses storage, or has no room, Messenger remembers as long as the page lasts: nothing is thrown. */
export class MessengerStorage {
  readonly #prefix: string;
  readonly #unstored = new Map<StoredName, string>();

  constructor(deploymentId: string) {
    this.#prefix = `_${deploymentId}:`;
  }

  get(name: StoredName): string | undefined {
    try {
      const stored: unknown = JSON.parse(localStorage.getItem(this.#prefix + name) ?? 'null');
      const value = (stored as { value?: unknown } | null)?.value;
      return typeof value === 'string' ? value : this.#unstored.get(name);
    } catch {
      return this.#unstored.get(name);
    }
  }

  set(name: StoredName, value: string): void {
    try {
      localStorage.setItem(this.#prefix + name, JSON.stringify({ value }));
    } catch {
      this.#unstored.set(name, value);
    }
  }

  remove(...names: StoredName[]): void {
    for (const name of names) this.#unstored.delete(name);
    try {
      for (const name of names) localStorage.removeItem(this.#prefix + name);
    } catch {
      // Refused: then nothing had been stored.
    }
  }

  removeAll(): void {
    this.remove(...names);
  }

  /** Tells when another tab removes `name`, as `Messenger.clear` does. */
  onRemovedElsewhere(name: StoredName, listener: () => void): void {
    addEventListener('storage', ({ key, newValue, storageArea }) => {
      if (storageArea === localStorage && key === this.#prefix + name && newValue === null) listener();
    });
  }
}
