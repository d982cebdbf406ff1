/** The page's own storage. It is refused to some pages (sandboxed frames, blocked site data): nothing is kept then. */
export const storage = {
  read(key: string): string | undefined {
    try {
      return localStorage.getItem(key) || undefined;
    } catch {
      return undefined;
    }
  },

  /** An empty text takes the key away. */
  write(key: string, text: string): void {
    try {
      if (text) localStorage.setItem(key, text);
      else localStorage.removeItem(key);
    } catch {
      // As above: the visitor is a new guest on the next page.
    }
  },
};
