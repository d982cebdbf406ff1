/** The page's own storage. It is refused to some pages (sandboxed frames, blocked site data): nothing is kept then. */
export function recall(key: string): string | undefined {
  try {
    return localStorage[key] || undefined;
  } catch {
    return undefined;
  }
}

export function remember(key: string, text: string): void {
  try {
    localStorage[key] = text;
  } catch {
    // As above.
  }
}
