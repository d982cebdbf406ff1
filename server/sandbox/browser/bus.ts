/**
 * What a subscriber gets (genesys.md 3.1, CONFIRMED-2); a replay lacks `eventName`. Here `event` is the short name and
 * `eventName` the full one. The real SDK has them the other way round (genesys.md 8, CONFIRMED-2): not yet played.
 */
export interface Envelope {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly publisher: string;
  readonly event: string;
  readonly eventName?: string;
  readonly data: unknown;
}

export type Subscriber = (envelope: Envelope) => void;

/** The SDK's events, named `Plugin.event`. Subscribers are called later, never from inside the publisher. */
export class Bus {
  readonly #subscribers = new Map<string, Set<Subscriber>>();
  readonly #republished = new Map<string, Envelope>();

  publish(publisher: string, event: string, data: unknown): void {
    this.#tell({ time: Date.now(), publisher, event, data });
  }

  /** Publishes, and keeps the event for everybody who subscribes later. */
  republish(publisher: string, event: string, data: unknown): void {
    const envelope = { time: Date.now(), publisher, event, data };
    this.#republished.set(`${publisher}.${event}`, envelope);
    this.#tell(envelope);
  }

  subscribe(eventName: string, subscriber: Subscriber): () => void {
    const subscribers = this.#subscribers.get(eventName) ?? new Set();
    this.#subscribers.set(eventName, subscribers.add(subscriber));
    const missed = this.#republished.get(eventName);
    if (missed) callLater(subscriber, missed);
    return () => subscribers.delete(subscriber);
  }

  #tell(envelope: Envelope): void {
    const eventName = `${envelope.publisher}.${envelope.event}`;
    for (const subscriber of this.#subscribers.get(eventName) ?? [])
      callLater(subscriber, { ...envelope, eventName });
  }
}

/** In a task of its own: what a callback throws reaches the page's `error` event and nobody else. */
export function callLater<Value>(callback: (value: Value) => void, value: Value): void {
  setTimeout(callback, 0, value);
}
