import type { GuestSession } from '../../server/guest-token/wire.ts';
import type { Page } from '../page.ts';
import type { RawOptions } from '../parse-options.ts';
import { ChatProblem } from './problem.ts';

/** Genesys refuses a message whose attributes are larger, in bytes of UTF-8 of names and values (genesys.md 3.7, CONFIRMED). */
export const MAX_BYTES = 2048;

type Value = string | number | boolean;

/** The customer attributes of the conversation: those of tag and `set`, and ours, which nobody may overwrite. */
export class Attributes {
  readonly #theirs = new Map<string, Value>();
  readonly #page: Pick<Page, 'raw' | 'captured'>;
  readonly #tell: (error: ChatProblem) => void;
  #hasNamedGuest = false;

  /** `tell` hears of what cannot be sent, by its name and never with its value. */
  constructor(page: Pick<Page, 'raw' | 'captured'>, tell: (error: ChatProblem) => void) {
    this.#page = page;
    this.#tell = tell;
    for (const [name, text] of attributesOf(page.raw)) this.#theirs.set(name, text);
  }

  /** What `set` was given, whatever that is: one bad value costs no other. */
  set(values: unknown): void {
    for (const name of namesIn(values)) {
      const value = valueAt(values as object, name);
      if (value !== undefined) this.#theirs.set(name, value);
      else this.#tell(leftOut(name, 'its value is no text, number or boolean'));
    }
  }

  /**
   * All of them, for Genesys; what is captured, last. What does not fit into its limit is left out and told, since else every message would be
   * refused. Genesys adds to what it has: without a guest, the one of before is overwritten by empty texts.
   */
  withGuest(guest: GuestSession | undefined): Record<string, Value> {
    const noGuest = this.#hasNamedGuest ? { guestId: '', context: '' } : {};
    const ours: Record<string, Value> = guest ? { guestId: guest.guestId, context: guest.context } : noGuest;
    this.#hasNamedGuest ||= !!guest;
    const all = new Map(Object.entries(ours));
    for (const [name, value] of [...this.#theirs, ...(this.#page.captured?.() ?? [])]) {
      if (all.has(name)) continue;
      all.set(name, value);
      if (bytesOf(all) <= MAX_BYTES) continue;
      all.delete(name);
      this.#tell(leftOut(name, `together they may have ${MAX_BYTES} bytes`));
    }
    return Object.fromEntries(all);
  }
}

/** What stands behind `data-attribute-`; `dataset` writes `order-id` as `OrderId`, and this is the way back. */
export function attributesOf(raw: RawOptions): [name: string, text: string][] {
  return Object.entries(raw).flatMap(([option, text = '']): [string, string][] => {
    const [, name] = /^attribute-?(.+)/.exec(option) ?? [];
    return name
      ? [[name.replace(/[A-Z]/g, (letter, at) => (at ? '-' : '') + letter.toLowerCase()), text]]
      : [];
  });
}

/** A getter may throw, and a Proxy do anything. */
function valueAt(values: object, name: string): Value | undefined {
  try {
    const value: unknown = Reflect.get(values, name);
    return ['string', 'number', 'boolean'].includes(typeof value) ? (value as Value) : undefined;
  } catch {
    return undefined;
  }
}

function namesIn(values: unknown): string[] {
  try {
    return typeof values === 'object' && values !== null ? Object.keys(values) : [];
  } catch {
    return [];
  }
}

function leftOut(name: string, why: string): ChatProblem {
  return new ChatProblem('bad-config', `The attribute "${name}" was left out: ${why}`);
}

function bytesOf(attributes: Map<string, Value>): number {
  const text = [...attributes].map(([name, value]) => name + value);
  return new TextEncoder().encode(text.join('')).length;
}
