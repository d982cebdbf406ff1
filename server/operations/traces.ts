import type { PlainRequest } from '../http/plain.ts';

/** OpenTelemetry traces: what was asked, and what that made the companion ask of others. */
export interface Traces {
  /** Traces a request, as part of the trace that its `traceparent` names (W3C Trace Context). */
  begin(request: PlainRequest, route: string): RequestSpan;
  /** Sends what has not been sent; gives up after a second. */
  close(): Promise<void>;
}

/** The part of a trace that is one request. */
export interface RequestSpan {
  /** Does `work` so that the calls it makes are below this span. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** The outcome is a word from a short list, never a visitor's. */
  end(status: number, outcome: string): void;
}

/** Where traces go, and by what name the collector knows the companion. */
export interface TraceSettings {
  /** Address of an OTLP collector, without a slash at the end. */
  readonly endpoint: string;
  readonly serviceName: string;
}
