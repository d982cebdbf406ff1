/** What a subscriber gets (genesys.md 8, CONFIRMED-2). */
export interface Envelope {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly publisher: string;
  /** The full name: `MessagingService.started`. */
  readonly event: string;
  /** The short name: `started`. A replay has none. */
  readonly eventName?: string;
  readonly data: unknown;
}

export type Subscriber = (envelope: Envelope) => void;

/** The SDK's events, named `Plugin.event`. Subscribers are called later, never from inside the publisher. */
export class Bus {
  readonly #subscribers = new Map<string, Set<Subscriber>>();
  readonly #republished = new Map<string, Envelope>();

  publish(publisher: string, eventName: string, data: unknown = {}): void {
    this.#tell(envelopeOf(publisher, eventName, data), eventName);
  }

  /** Publishes, and keeps the event for everybody who subscribes later. */
  republish(publisher: string, eventName: string, data: unknown = {}): void {
    const envelope = envelopeOf(publisher, eventName, data);
    this.#republished.set(envelope.event, envelope);
    this.#tell(envelope, eventName);
  }

  /** `event` is a full name. */
  subscribe(event: string, subscriber: Subscriber): () => void {
    const subscribers = this.#subscribers.get(event) ?? new Set();
    this.#subscribers.set(event, subscribers.add(subscriber));
    const missed = this.#republished.get(event);
    if (missed) callLater(subscriber, missed);
    return () => subscribers.delete(subscriber);
  }

  #tell(envelope: Envelope, eventName: string): void {
    for (const subscriber of this.#subscribers.get(envelope.event) ?? [])
      callLater(subscriber, { ...envelope, eventName });
  }
}

function envelopeOf(publisher: string, eventName: string, data: unknown): Envelope {
  return { time: Date.now(), publisher, event: `${publisher}.${eventName}`, data };
}

/** In a task of its own: what a callback throws reaches the page's `error` event and nobody else. */
export function callLater<Value>(callback: (value: Value) => void, value: Value): void {
  setTimeout(callback, 0, value);
}
