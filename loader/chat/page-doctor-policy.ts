/** What the page's policy has kept from being done. */
export interface Violation {
  /** `script-src-elem`, `connect-src`, … */
  readonly directive: string;
  /** The origin that was asked for, or a word for what is none (`inline`). */
  readonly blocked: string;
}

/** What `ReportingObserver` hands over of a violation; some browsers have it not at all, or not of this kind. */
interface ViolationReport {
  readonly body: { readonly effectiveDirective?: string; readonly blockedURL?: string } | null;
}

declare global {
  interface Window {
    ReportingObserver?: new (
      tell: (reports: ViolationReport[]) => void,
      options: { types: string[]; buffered: boolean },
    ) => { observe(): void; disconnect(): void };
  }
}

/**
 * All violations from now on, and in browsers that keep them those from before: the list grows. Where Content Security Policy is
 * the page's own business, that is left out by whoever reads it.
 */
export function watchPolicy(tell: () => void, signal: AbortSignal): readonly Violation[] {
  const violations: Violation[] = [];
  const add = (directive: string, url: string): void => {
    const blocked = URL.canParse(url) ? new URL(url).origin : url;
    if (violations.some((each) => each.directive === directive && each.blocked === blocked)) return;
    violations.push({ directive, blocked });
    tell();
  };
  document.addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, blockedURI }) => add(effectiveDirective, blockedURI),
    { signal },
  );
  const { ReportingObserver } = window;
  if (ReportingObserver) {
    const observer = new ReportingObserver(
      (reports) => {
        for (const { body } of reports) add(body?.effectiveDirective ?? '', body?.blockedURL ?? '');
      },
      { types: ['csp-violation'], buffered: true },
    );
    observer.observe();
    signal.addEventListener('abort', () => observer.disconnect());
  }
  return violations;
}
