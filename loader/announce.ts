import type { EventDetails } from './events.ts';

export type Announce = <Name extends keyof EventDetails>(name: Name, detail?: EventDetails[Name]) => void;

declare global {
  interface Navigator {
    /** https://www.w3.org/TR/gpc/ */
    globalPrivacyControl?: boolean;
  }
  interface Window {
    dataLayer?: { push?(entry: object): void };
  }
}

/**
 * Tells the page: a `CustomEvent` on `document`, a mark on the browser's timeline and, where the page has one and
 * neither site nor visitor objects, a `dataLayer` entry.
 */
export function createAnnounce(analytics: string, signal: AbortSignal): Announce {
  return (name, detail?: object) => {
    if (signal.aborted) return;
    const type = `messenger-tag:${name}`;
    performance.mark(type);
    document.dispatchEvent(new CustomEvent(type, { detail }));
    if (analytics !== 'none' && !navigator.globalPrivacyControl)
      pushToDataLayer({ event: 'messenger_tag', messenger_event: name, ...detail });
  };
}

/** It is the page's: it may be frozen, or throw. The chat goes on, and the console has what it threw. */
function pushToDataLayer(entry: object): void {
  try {
    window.dataLayer?.push?.(entry);
  } catch (error) {
    console.warn('messenger-tag: dataLayer.push of this page threw', error);
  }
}
