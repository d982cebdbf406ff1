/** A message as Genesys's SDK tells of it: as it came over the socket (genesys.md 7.1). Somebody else's: any member may be missing. */
export interface Message {
  readonly id?: string;
  readonly type?: string;
  readonly direction?: string;
  readonly events?: readonly Happening[];
  /** Of messages of the history, which have another shape (genesys.md 7.2). */
  readonly presence?: Presence;
}

interface Happening {
  readonly presence?: Presence;
}

interface Presence {
  readonly type?: string;
}

/** Whether somebody says something: that somebody comes or goes is told by the same events. */
export function isSpoken(message: Message | undefined): boolean {
  return message?.type !== 'Event' && message?.type !== 'Receipt';
}

/** Whether the conversation ends with it. */
export function isEnd(message: Message | undefined): boolean {
  return [message, ...(message?.events ?? [])].some((told) => told?.presence?.type === 'Disconnect');
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
