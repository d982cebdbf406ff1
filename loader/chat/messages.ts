/** A message as Genesys's SDK tells of it: as it came over the socket (genesys.md 7.1). Somebody else's: any member may be missing. */
export interface Message {
  readonly id?: string;
  readonly type?: string;
  readonly direction?: string;
}

/** Whether somebody says something: that somebody comes or goes is told by the same events. */
export function isSpoken(message: Message | undefined): boolean {
  return message?.type !== 'Event' && message?.type !== 'Receipt';
}

/** What an agent or a bot has said to the visitor on this page. */
export class Inbox {
  readonly #known = new Set<string | undefined>();

  /** How many of these are new. The visitor's own words come back by the same event (genesys.md 7.1). */
  take(messages: readonly (Message | undefined)[]): number {
    const fresh = messages.filter(
      (message) => isSpoken(message) && message?.direction === 'Outbound' && !this.#known.has(message.id),
    );
    for (const message of fresh) this.#known.add(message?.id);
    return fresh.length;
  }
}
