import type { EventDetails } from '../events.ts';

export type Emit = <Name extends keyof EventDetails>(name: Name, detail?: EventDetails[Name]) => void;

/** Tells the page: a `CustomEvent` on `document` and, where the page has one and wants it, a `dataLayer` entry. */
export function createEmit(analytics: string): Emit {
  return (name, detail?: object) => {
    document.dispatchEvent(new CustomEvent(`messenger-tag:${name}`, { detail }));
    const { dataLayer } = window as { dataLayer?: unknown };
    if (analytics === 'datalayer' && Array.isArray(dataLayer)) {
      dataLayer.push({ event: 'messenger_tag', messenger_event: name, ...detail });
    }
  };
}
