/** In both storages of the page. What stands there: `shown`, or `declined`. */
const KEY = 'messenger-tag:invite';

/** How often a visitor is invited: once a session of this tab, or once ever. */
export type Once = 'session' | 'visitor';

/**
 * What this browser remembers of invitations. A page without storage (sandboxed frames, blocked site data) remembers
 * nothing: there it is once a page.
 */
export const memory = {
  /** Whether this visitor is to be left alone. Who has declined is never asked again, whatever the tag says. */
  isOver(once: Once): boolean {
    const ever = read('localStorage');
    return ever === 'declined' || (once === 'visitor' ? ever : read('sessionStorage')) !== undefined;
  },

  shown: (once: Once) => write(once === 'visitor' ? 'localStorage' : 'sessionStorage', 'shown'),

  declined: () => write('localStorage', 'declined'),
};

type Area = 'localStorage' | 'sessionStorage';

function read(area: Area): string | undefined {
  try {
    return window[area].getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(area: Area, text: string): void {
  try {
    window[area].setItem(KEY, text);
  } catch {
    // As above: the next page invites again.
  }
}
