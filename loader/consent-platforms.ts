/** IAB Transparency and Consent Framework 2.2, https://github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework */
interface TcData {
  gdprApplies?: boolean;
  eventStatus?: 'tcloaded' | 'cmpuishown' | 'useractioncomplete';
  purpose?: { consents?: Record<string, boolean> };
  listenerId?: number;
}

type TcfApi = (
  command: 'addEventListener' | 'removeEventListener',
  version: 2,
  callback: (data: TcData, success: boolean) => void,
  listenerId?: number,
) => void;

declare global {
  interface Window {
    __tcfapi?: TcfApi;
    /** Google's tag keeps the state of Consent Mode here; not documented by Google, but what other tools listen to. */
    google_tag_data?: {
      ics?: {
        addListener?(types: string[], listener: () => void): void;
        /** 1 granted, 2 denied, 0 not known. */
        getConsentState?(type: string): unknown;
      };
    };
  }
}

/**
 * Tells what a consent platform says about the chat, now and whenever that changes: `tcf` (with purposes, as in
 * `tcf:1,3`; else purpose 1, storing on the device) or `gcm`. Silent for as long as nothing has been decided.
 */
export function watchConsent(option: string, signal: AbortSignal, tell: (granted: boolean) => void): void {
  const [platform, purposes = '1'] = option.split(':');
  if (platform === 'tcf') watchTcf(purposes.split(','), signal, tell);
  if (platform === 'gcm') watchConsentMode(signal, tell);
}

function watchTcf(purposes: string[], signal: AbortSignal, tell: (granted: boolean) => void): void {
  // A platform announces itself by a stub early in the page; one that comes later is met when the page has loaded.
  if (!window.__tcfapi) {
    if (document.readyState !== 'complete')
      addEventListener('load', () => watchTcf(purposes, signal, tell), { once: true, signal });
    return;
  }
  let listener: number | undefined;
  const remove = () => window.__tcfapi?.('removeEventListener', 2, () => {}, listener);
  signal.addEventListener('abort', remove);
  window.__tcfapi('addEventListener', 2, (data, success) => {
    const { gdprApplies, eventStatus, purpose, listenerId } = data ?? {};
    listener = listenerId;
    // A platform's stub keeps calls until the platform arrives, and knows no listener to remove.
    if (signal.aborted) remove();
    else if (success && (gdprApplies === false || eventStatus !== 'cmpuishown'))
      tell(gdprApplies === false || purposes.every((one) => purpose?.consents?.[one.trim()]));
  });
}

function watchConsentMode(signal: AbortSignal, tell: (granted: boolean) => void): void {
  let said: boolean | undefined;
  const look = () => {
    const granted = consentMode();
    if (signal.aborted || granted === undefined || granted === said) return;
    said = granted;
    tell(granted);
  };
  look();
  window.google_tag_data?.ics?.addListener?.(['functionality_storage'], look);
  // Where Google's tag is not there, nothing tells of a change: but it is a click or a return that changes it.
  for (const event of ['load', 'click', 'visibilitychange'])
    addEventListener(event, () => setTimeout(look), { signal });
}

/** `functionality_storage` of Google Consent Mode: from Google's tag, else from the page's own consent commands. */
function consentMode(): boolean | undefined {
  const state = window.google_tag_data?.ics?.getConsentState?.('functionality_storage');
  if (state === 1 || state === 2) return state === 1;
  const entries: unknown[] = Array.isArray(window.dataLayer) ? window.dataLayer : [];
  const said = entries
    .map((entry) => Object(entry) as ArrayLike<unknown>)
    .filter((entry) => entry[0] === 'consent')
    .map((entry) => (Object(entry[2]) as Record<string, unknown>).functionality_storage)
    .findLast((value) => value !== undefined);
  return said === undefined ? undefined : said === 'granted';
}
